package lectern.ui.viewer;

import java.util.function.Consumer;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import lectern.engine.document.PageArea;
import lectern.ui.Messages;

/**
 * The rectangle on a page that is to be asked about. The arrow keys move it, with Shift its far edges; Enter asks,
 * Escape takes it away.
 */
final class RegionMark extends Region {

    /** How far a key moves, as a share of the page. */
    private static final double STEP = 0.02;

    /** The smallest side, as a share of the page. */
    private static final double LEAST = 0.01;

    private final Consumer<PageArea> change;
    private final Runnable ask;
    private final Runnable remove;
    private PageArea area = PageArea.WHOLE;
    private int turn;

    /** @param change hears where the keys put it */
    RegionMark(Consumer<PageArea> change, Runnable ask, Runnable remove) {
        this.change = change;
        this.ask = ask;
        this.remove = remove;
        getStyleClass().add("region-mark");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleHelp(Messages.text("viewer.region.help"));
        setFocusTraversable(true);
        setMouseTransparent(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** @param degrees by which the page is turned: keys go the way that is seen */
    void show(PageArea place, int degrees) {
        area = place;
        turn = degrees;
        var seen = Turned.by(degrees, place);
        setAccessibleText(Messages.text(
                "viewer.region.name", seen.x(), seen.x() + seen.width(), seen.y(), seen.y() + seen.height()));
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-STEP, 0, event.isShiftDown());
            case RIGHT -> move(STEP, 0, event.isShiftDown());
            case UP -> move(0, -STEP, event.isShiftDown());
            case DOWN -> move(0, STEP, event.isShiftDown());
            case ENTER, SPACE -> ask.run();
            case ESCAPE -> remove.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double x, double y, boolean resize) {
        var seen = Turned.by(turn, area);
        PageArea next;
        if (resize) {
            double width = Math.clamp(seen.width() + x, LEAST, 1 - seen.x());
            double height = Math.clamp(seen.height() + y, LEAST, 1 - seen.y());
            next = new PageArea(seen.x(), seen.y(), width, height);
        } else {
            double left = Math.clamp(seen.x() + x, 0, Math.max(0, 1 - seen.width()));
            double top = Math.clamp(seen.y() + y, 0, Math.max(0, 1 - seen.height()));
            next = new PageArea(left, top, seen.width(), seen.height());
        }
        change.accept(Turned.back(turn, next));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            ask.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
