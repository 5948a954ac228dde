package lectern.ui.tables;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lectern.app.extract.Cell;
import lectern.app.extract.Row;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.Worded;
import lectern.ui.emoji.WordsLabel;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * A value, with marks: a question mark where the model was not sure, a pencil where a person changed it. Enter or a
 * double click edits it, Enter keeps what was written, Escape leaves it as it was.
 */
final class ValueCell extends TableCell<Row, Cell> {

    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");

    private final WordsLabel words = new WordsLabel();
    private final Label page = new Label();
    private final HBox line = new HBox(6, words, page);
    private final ValueEditor editor;
    private final int field;

    ValueCell(ValueEditor editor, int field) {
        this.editor = editor;
        this.field = field;
        getStyleClass().add("value-cell");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        page.getStyleClass().add("value-page");
        page.setMinWidth(USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        show(empty ? null : cell);
    }

    private void show(Cell cell) {
        pseudoClassStateChanged(UNSURE, cell != null && cell.isUnsure());
        pseudoClassStateChanged(EDITED, cell != null && cell.edited());
        if (cell == null) {
            setGraphic(null);
            setAccessibleText("");
            setTooltip(null);
            return;
        }
        if (editor.isOf(getTableRow().getItem(), field)) {
            setGraphic(editor);
            return;
        }
        words.setWords(cell.value());
        words.setGraphic(cell.edited() ? Controls.icon(Material2OutlinedAL.EDIT)
                : cell.isUnsure() ? Controls.icon(Material2OutlinedAL.HELP_OUTLINE) : null);
        page.setText(cell.page().isPresent() ? Messages.text("tables.page", cell.page().getAsInt()) : "");
        page.setManaged(cell.page().isPresent());
        var about = about(cell);
        setAccessibleText((cell.value().isEmpty() ? Messages.text("tables.empty") : cell.value()) + ", " + about);
        setTooltip(Worded.tooltip(cell.value() + (cell.value().isEmpty() ? "" : "\n") + about));
        setGraphic(line);
    }

    private static String about(Cell cell) {
        var sure = cell.edited()
                ? Messages.text("tables.edited")
                : cell.isUnsure()
                        ? Messages.text("tables.unsure", cell.confidence())
                        : Messages.text("tables.sure", cell.confidence());
        return cell.page().isPresent() ? Messages.text("tables.page", cell.page().getAsInt()) + ", " + sure : sure;
    }
}
