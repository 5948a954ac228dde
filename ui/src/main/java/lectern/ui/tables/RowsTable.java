package lectern.ui.tables;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import lectern.app.Notice;
import lectern.app.extract.Cell;
import lectern.app.extract.Row;
import lectern.ui.Messages;
import lectern.ui.emoji.Worded;

/** The rows of a table as they come. */
final class RowsTable extends TableView<Row> {

    private static final String LEFT_TO_RIGHT = "\u200E";

    private final TablesViewModel model;
    private final ValueEditor editor;

    RowsTable(TablesViewModel model) {
        super(model.rows());
        this.model = model;
        editor = new ValueEditor(model, () -> {
            refresh();
            requestFocus();
        });
        getStyleClass().add("rows-table");
        setEditable(true);
        editingCellProperty().subscribe(this::takeOver);
        getSelectionModel().setCellSelectionEnabled(true);
        setAccessibleText(Messages.text("tables.rows"));
        setPlaceholder(new Label(Messages.text("tables.none")));
        setMinHeight(120);
        model.fields().subscribe(this::columns);
        columns();
    }

    /** Takes over from JavaFX's own editing, which ends whenever a row comes, and forgets what was written. */
    private void takeOver(TablePosition<Row, ?> place) {
        if (place != null && place.getRow() >= 0) {
            int field = getColumns().indexOf(place.getTableColumn()) - 1;
            var row = getItems().get(place.getRow());
            edit(-1, null);
            if (field < row.cells().size()) {
                editor.begin(row, field);
                refresh();
            }
        }
    }

    private void columns() {
        getColumns().clear();
        var document = new TableColumn<Row, String>(Messages.text("tables.document"));
        document.setCellValueFactory(row -> new ReadOnlyStringWrapper(name(row.getValue())));
        document.setCellFactory(any -> Worded.cell());
        document.setPrefWidth(180);
        getColumns().add(document);
        for (int i = 0; i < model.fields().size(); i++) {
            getColumns().add(column(i));
        }
        var problem = new TableColumn<Row, String>(Messages.text("tables.problem"));
        problem.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                row.getValue().problem().map(Notice::of).map(Messages::of).orElse("")));
        problem.setCellFactory(any -> Worded.cell());
        problem.setPrefWidth(300);
        getColumns().add(problem);
        // Rows are in the order of the documents, also in the file.
        getColumns().forEach(column -> column.setSortable(false));
        document.setEditable(false);
        problem.setEditable(false);
    }

    private TableColumn<Row, Cell> column(int field) {
        var column = new TableColumn<Row, Cell>();
        Worded.heading(column, model.fields().get(field).name());
        column.setPrefWidth(180);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                field < row.getValue().cells().size() ? row.getValue().cells().get(field) : null));
        column.setCellFactory(any -> new ValueCell(editor, field));
        return column;
    }

    /** Names of files run from left to right, also in a window that does not. */
    private static String name(Row row) {
        var name = LEFT_TO_RIGHT + row.document();
        return row.page().isPresent() ? name + ", " + Messages.text("tables.page", row.page().getAsInt()) : name;
    }
}
