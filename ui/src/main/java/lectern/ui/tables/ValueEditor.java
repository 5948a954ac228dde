package lectern.ui.tables;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lectern.app.extract.Row;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsField;

/**
 * Where a value is written anew. A table has one, which goes to the cell that shows the value: cells come and go while
 * the table fills, and what is being written must not go with them.
 */
final class ValueEditor extends WordsField {

    private final TablesViewModel model;
    private final Runnable ended;
    private Row row;
    private int field;

    /** @param ended is run when nothing is edited any more */
    ValueEditor(TablesViewModel model, Runnable ended) {
        this.model = model;
        this.ended = ended;
        getStyleClass().add("value-editor");
        setAccessibleText(Messages.text("tables.edit"));
        sceneProperty().subscribe(this::focusAgain);
        setOnAction(event -> {
            keep();
            finish();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                finish();
                event.consume();
            }
        });
    }

    /** Begins with the value that there is; keeps what was written for another. */
    void begin(Row of, int at) {
        if (isOf(of, at)) {
            return;
        }
        keep();
        row = of;
        field = at;
        setText(of.cells().get(at).value());
        selectAll();
    }

    /** The focus is lost on the way to another cell, and with it what is selected. */
    private void focusAgain(Scene scene) {
        if (scene != null && row != null) {
            int from = getAnchor();
            int to = getCaretPosition();
            requestFocus();
            selectRange(from, to);
        }
    }

    /** Whether this edits field {@code at} of the row of the same page as {@code shown}, which may be null. */
    boolean isOf(Row shown, int at) {
        return row != null && shown != null && field == at && row.isOfSamePage(shown);
    }

    private void keep() {
        if (row != null) {
            model.edit(row, field, getText());
        }
    }

    private void finish() {
        row = null;
        ended.run();
    }
}
