package lectern.ui.control;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.util.Duration;
import lectern.ui.Messages;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Says what was just deleted, with a button that takes it back, for a while. */
public final class UndoBar {

    private static final Duration TIME_TO_UNDO = Duration.seconds(12);

    private UndoBar() {}

    /**
     * @param deleted what can be taken back, as a sentence; empty or null if there is nothing
     * @param undo takes it back
     * @param forget hears that the time is over
     */
    public static Banner of(ObservableValue<String> deleted, Runnable undo, Runnable forget) {
        var button = new Button(Messages.text("undo.undo"));
        button.getStyleClass().addAll(Styles.SMALL, "undo");
        button.setOnAction(event -> undo.run());
        var bar = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.DELETE, button);
        bar.getStyleClass().add("undo-bar");
        var timer = new PauseTransition(TIME_TO_UNDO);
        timer.setOnFinished(event -> forget.run());
        deleted.subscribe(sentence -> {
            bar.say(sentence == null ? "" : sentence);
            if (sentence == null || sentence.isEmpty()) {
                timer.stop();
            } else {
                timer.playFromStart();
            }
        });
        // A mapped value is only kept alive by who holds it.
        bar.getProperties().put(UndoBar.class, deleted);
        return bar;
    }
}
