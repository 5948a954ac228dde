package lectern.app.extract;

import java.util.List;

/**
 * @param rows by document and page; each has a cell for every field, or a problem
 */
public record Table(List<Field> fields, List<Row> rows) {
    public Table {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }
}
