package lectern.ui.control;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsLabel;

/** Why a document is closed, and a field for its password. */
public final class PasswordCard extends VBox {

    private final WordsLabel why = new WordsLabel();
    private final PasswordField password = new PasswordField();

    /** @param open tries a password */
    public PasswordCard(Consumer<String> open) {
        super(6);
        getStyleClass().add("password-card");
        why.getStyleClass().add("attachment-problem");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        password.setPromptText(Messages.text("composer.password"));
        password.setOnAction(event -> open.accept(password.getText()));
        var button = new Button(Messages.text("composer.password.open"));
        button.setOnAction(event -> open.accept(password.getText()));
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(password.textProperty().isEmpty());
        HBox.setHgrow(password, Priority.ALWAYS);
        getChildren().addAll(why, new HBox(6, password, button));
        managedProperty().bind(visibleProperty());
    }

    /** Puts the cursor where the password is typed. */
    public void focusField() {
        password.requestFocus();
    }

    /**
     * @param name what the document is called
     * @param sentence why it does not open; when it is another one than before, what was typed goes
     */
    public void say(String name, String sentence) {
        password.setAccessibleText(Messages.text("composer.password.name", name));
        if (!sentence.equals(why.getText())) {
            password.clear();
        }
        why.setWords(sentence);
    }
}
