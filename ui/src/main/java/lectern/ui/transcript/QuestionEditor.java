package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.GrowingTextArea;
import lectern.ui.control.Tabbing;

/** A question's words as a text area, in their place. */
final class QuestionEditor extends VBox {

    private static final int MAX_LINES = 12;

    private final MessageModel message;
    private final QuestionEdits edits;
    private final GrowingTextArea area = new GrowingTextArea(MAX_LINES);

    /** @param words to begin with */
    QuestionEditor(MessageModel message, String words, QuestionEdits edits) {
        super(8);
        this.message = message;
        this.edits = edits;
        getStyleClass().add("edit-card");
        Tabbing.leaves(area);
        area.setText(words);
        area.end();
        area.setAccessibleText(Messages.text("transcript.edit"));
        area.textProperty().addListener((text, before, now) -> edits.typed(message, now));
        var cancel = new Button(Messages.text("transcript.edit.cancel"));
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setOnAction(event -> edits.giveUp(message));
        var ask = new Button(Messages.text("transcript.edit.ask"));
        ask.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT, "ask-edited");
        ask.disableProperty().bind(edits.busyProperty());
        ask.setOnAction(event -> edits.ask(message));
        var buttons = new HBox(8, cancel, ask);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(area, buttons);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows other words, unless they were typed here. */
    void show(String words) {
        if (!area.getText().equals(words)) {
            area.setText(words);
            area.end();
        }
    }

    void focus() {
        area.requestFocus();
        area.end();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            edits.giveUp(message);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            edits.ask(message);
            event.consume();
        }
    }
}
