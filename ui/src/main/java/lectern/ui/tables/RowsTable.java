package lectern.ui.tables;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import lectern.app.extract.Cell;
import lectern.app.extract.Row;
import lectern.ui.Messages;

/** The rows of a table as they come. */
final class RowsTable extends TableView<Row> {

    private final TablesViewModel model;

    RowsTable(TablesViewModel model) {
        super(model.rows());
        this.model = model;
        getStyleClass().add("rows-table");
        setEditable(true);
        getSelectionModel().setCellSelectionEnabled(true);
        setAccessibleText(Messages.text("tables.rows"));
        setPlaceholder(new Label(Messages.text("tables.none")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        model.stateProperty().subscribe(state -> columns());
        columns();
    }

    private void columns() {
        var names = getColumns().stream().skip(1).limit(Math.max(0, getColumns().size() - 2)).map(TableColumn::getText);
        if (!getColumns().isEmpty() && names.toList().equals(model.fields().stream().map(f -> f.name()).toList())) {
            return;
        }
        getColumns().clear();
        var document = new TableColumn<Row, String>(Messages.text("tables.document"));
        document.setCellValueFactory(row -> new ReadOnlyStringWrapper(name(row.getValue())));
        document.setMinWidth(120);
        getColumns().add(document);
        for (int i = 0; i < model.fields().size(); i++) {
            getColumns().add(column(i));
        }
        var problem = new TableColumn<Row, String>(Messages.text("tables.problem"));
        problem.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().problem().orElse("")));
        problem.setMinWidth(80);
        getColumns().add(problem);
        // Rows are in the order of the documents, also in the file.
        getColumns().forEach(column -> column.setSortable(false));
        document.setEditable(false);
        problem.setEditable(false);
    }

    private TableColumn<Row, Cell> column(int field) {
        var column = new TableColumn<Row, Cell>(model.fields().get(field).name());
        column.setMinWidth(90);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                field < row.getValue().cells().size() ? row.getValue().cells().get(field) : null));
        column.setCellFactory(any -> new ValueCell());
        column.setOnEditCommit(edit -> {
            model.edit(edit.getRowValue(), field, edit.getNewValue().value());
            requestFocus();
        });
        return column;
    }

    private static String name(Row row) {
        return row.page().isPresent()
                ? row.document() + ", " + Messages.text("tables.page", row.page().getAsInt())
                : row.document();
    }
}
