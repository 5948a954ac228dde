package lectern.ui.composer;

import java.util.function.BiConsumer;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/** Lets an attachment be dragged to another place among the others. Its menu does the same for the keyboard. */
final class ChipDrag {

    /** Pixels of the scene before a press counts as dragging. */
    private static final double BEGIN = 8;

    private final AttachmentChip chip;
    private final Pane chips;
    private Point2D pressed;
    private boolean dragging;

    private ChipDrag(AttachmentChip chip, Pane chips) {
        this.chip = chip;
        this.chips = chips;
    }

    /** @param move takes the attachment and its new place, from 0 */
    static void install(AttachmentChip chip, Pane chips, BiConsumer<AttachmentModel, Integer> move) {
        var drag = new ChipDrag(chip, chips);
        // Before the button that the thumbnail is, which takes what it hears.
        chip.addEventFilter(MouseEvent.MOUSE_PRESSED, drag::press);
        chip.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag::drag);
        chip.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> drag.release(event, move));
    }

    private void press(MouseEvent event) {
        pressed = isInText(event.getTarget()) ? null : chips.sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    /** Dragging there selects words. */
    private static boolean isInText(EventTarget target) {
        for (var node = target instanceof Node n ? n : null; node != null; node = node.getParent()) {
            if (node instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private void drag(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        var now = chips.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (dragging || now.distance(pressed) > BEGIN) {
            dragging = true;
            chip.setViewOrder(-1);
            chip.setTranslateX(now.getX() - pressed.getX());
            chip.setTranslateY(now.getY() - pressed.getY());
            event.consume();
        }
    }

    private void release(MouseEvent event, BiConsumer<AttachmentModel, Integer> move) {
        if (!dragging) {
            return;
        }
        dragging = false;
        pressed = null;
        chip.setViewOrder(0);
        chip.setTranslateX(0);
        chip.setTranslateY(0);
        var at = chips.sceneToLocal(event.getSceneX(), event.getSceneY());
        var all = chips.getChildren();
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).getBoundsInParent().contains(at)) {
                move.accept(chip.attachment(), place);
                break;
            }
        }
        event.consume();
    }
}
