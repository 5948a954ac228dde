package lectern.ui.control;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsField;

/** Asks for a name. */
public final class NamePane extends VBox {

    private final WordsField field = new WordsField();

    /**
     * @param title what is to be named
     * @param before its name so far
     * @param keep takes the new name, unless it is blank
     */
    public NamePane(String title, String before, Consumer<String> keep, Runnable close) {
        getStyleClass().addAll("dialog-pane-inside", "name-pane");
        setSpacing(16);
        setPrefWidth(420);
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        field.setText(before);
        field.setAccessibleText(title);
        field.selectAll();
        var cancel = new Button(Messages.text("name.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close.run());
        var ok = new Button(Messages.text("name.keep"));
        ok.setDefaultButton(true);
        ok.getStyleClass().add(Styles.ACCENT);
        ok.setOnAction(event -> {
            close.run();
            if (!field.getText().isBlank()) {
                keep.accept(field.getText().strip());
            }
        });
        var buttons = new HBox(8, cancel, ok);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(heading, field, buttons);
    }

    /** Where the keyboard begins. */
    public Node firstFocus() {
        return field;
    }
}
