package lectern.ui.control;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import lectern.ui.Messages;
import lectern.ui.emoji.Worded;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes buttons and icons the one way they are made here, so that none is without a name. */
public final class Controls {

    private Controls() {}

    /** A picture for the eye only; what it stands for has to be said by its control. */
    public static FontIcon icon(Ikon ikon) {
        var icon = new FontIcon(ikon);
        icon.setFocusTraversable(false);
        return icon;
    }

    /** A flat button that shows only an icon, named for screen readers and by a tooltip. */
    public static Button iconButton(Ikon ikon, String name, Runnable action) {
        var button = new Button(null, icon(ikon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        button.setOnAction(event -> action.run());
        name(button, name);
        return button;
    }

    /** A button with an icon before its words. */
    public static Button button(Ikon ikon, String text, Runnable action) {
        var button = new Button(text, icon(ikon));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Leads from a sentence about the context window to where its size is set. Takes no space while it is hidden. */
    public static Button contextSizeButton(Runnable set) {
        var button = new Button(Messages.text("context.set"));
        button.getStyleClass().addAll(Styles.SMALL, "set-context-size");
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> set.run());
        return button;
    }

    /** An entry of a menu. */
    public static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Gives an icon-only control its name. Its tooltip is made when the pointer comes: most are never seen. */
    public static void name(Labeled control, String name) {
        control.setAccessibleText(name);
        control.setTooltip(null);
        control.setOnMouseEntered(event -> {
            if (control.getTooltip() == null) {
                control.setTooltip(Worded.tooltip(control.getAccessibleText()));
            }
        });
    }
}
