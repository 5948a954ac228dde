package lectern.ui.text;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.TextFlow;

/**
 * Has words that a person or a model wrote run the way their first letter does, whatever the window's language: so that
 * the dots of an English title stand at its end also in an Arabic window. They stay at the side where lines of the
 * window begin.
 */
public final class OwnDirection {

    private OwnDirection() {}

    /** @param label one line, at the side where lines begin */
    public static <T extends Labeled> T of(T label) {
        var window = label.parentProperty().flatMap(Parent::effectiveNodeOrientationProperty);
        Runnable turn = () -> turn(label, window.orElse(NodeOrientation.LEFT_TO_RIGHT).getValue());
        label.textProperty().subscribe(turn);
        window.subscribe(orientation -> turn.run());
        return label;
    }

    /** The same for several lines that were just filled. @param words what they say */
    public static void turn(TextFlow lines, String words) {
        lines.setNodeOrientation(TextBlocks.orientation(words).orElse(NodeOrientation.INHERIT));
    }

    private static void turn(Labeled label, NodeOrientation window) {
        var own = TextBlocks.orientation(label.getText() == null ? "" : label.getText()).orElse(window);
        label.setNodeOrientation(own);
        label.setAlignment(own == window ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    }
}
