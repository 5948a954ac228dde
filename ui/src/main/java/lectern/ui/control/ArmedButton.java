package lectern.ui.control;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;

/**
 * A button for what cannot be taken back: the first press arms it, the second one, with the warning in sight, does it.
 */
public final class ArmedButton extends Button {

    private final String name;

    /**
     * @param name its words at first, and again when the keyboard is elsewhere
     * @param sure its words while it is armed
     */
    public ArmedButton(String name, String sure, Runnable action) {
        super(name);
        this.name = name;
        getStyleClass().add(Styles.DANGER);
        setOnAction(event -> {
            if (getText().equals(sure)) {
                disarm();
                action.run();
            } else {
                setText(sure);
            }
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                disarm();
            }
        });
    }

    /** Back to where the first press only arms it. */
    public void disarm() {
        setText(name);
    }
}
