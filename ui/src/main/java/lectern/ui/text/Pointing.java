package lectern.ui.text;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import lectern.ui.emoji.Worded;

/** What the mouse and the keyboard do on links and on words with a note. */
final class Pointing {

    private final Region text;
    private final Function<Point2D, Optional<Run>> runAt;
    private final Tooltip note = Notes.tooltip();
    private Consumer<String> follow = target -> {};
    private Run shown;

    private Pointing(Region text, Function<Point2D, Optional<Run>> runAt) {
        this.text = text;
        this.runAt = runAt;
    }

    /** @param runAt the words at a point of the scene */
    static Pointing install(Region text, Function<Point2D, Optional<Run>> runAt) {
        var pointing = new Pointing(text, runAt);
        text.addEventHandler(MouseEvent.MOUSE_MOVED, pointing::moved);
        text.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointing.hide());
        text.addEventHandler(MouseEvent.MOUSE_CLICKED, pointing::clicked);
        text.addEventHandler(KeyEvent.KEY_PRESSED, pointing::keyPressed);
        return pointing;
    }

    /** @param next hears where a link leads that was chosen */
    void setFollow(Consumer<String> next) {
        follow = next;
    }

    private Optional<Run> runAt(MouseEvent event) {
        return runAt.apply(new Point2D(event.getSceneX(), event.getSceneY()));
    }

    private void moved(MouseEvent event) {
        var run = runAt(event);
        boolean link = run.filter(r -> !r.target().isEmpty()).isPresent();
        text.setCursor(link ? Cursor.HAND : Cursor.TEXT);
        var noted = run.filter(r -> !r.note().isEmpty()).orElse(null);
        if (noted == null) {
            hide();
        } else if (noted != shown) {
            hide();
            shown = noted;
            Worded.say(note, noted.note());
            note.show(text, event.getScreenX() + 8, event.getScreenY() + 16);
        }
    }

    private void hide() {
        shown = null;
        note.hide();
    }

    private void clicked(MouseEvent event) {
        // A drag that happens to end on a link selects; it does not follow.
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && event.getClickCount() == 1) {
            runAt(event).map(Run::target).filter(target -> !target.isEmpty()).ifPresent(target -> {
                follow.accept(target);
                event.consume();
            });
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && note.isShowing()) {
            hide();
            event.consume();
        } else if (event.getTarget() instanceof Spot spot) {
            if (event.getCode() == KeyCode.ENTER && !spot.run().target().isEmpty()) {
                spot.hideNote();
                follow.accept(spot.run().target());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                spot.hideNote();
            }
        }
    }
}
