package lectern.app.extract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a document or a page says.
 *
 * @param document its file, relative to the folder of the table, with slashes
 * @param page from 1; empty for the whole document
 * @param problem why nothing could be read
 * @param cells one for each field; none where there is a problem
 */
public record Row(String document, OptionalInt page, Optional<Problem> problem, List<Cell> cells) {

    public Row {
        Objects.requireNonNull(document);
        Objects.requireNonNull(problem);
        cells = List.copyOf(cells);
    }

    static Row failed(String document, OptionalInt page, Problem problem) {
        return new Row(document, page, Optional.of(problem), List.of());
    }

    /** Whether both are of the same document and page, whatever they say of it. */
    public boolean isOfSamePage(Row other) {
        return document.equals(other.document) && page.equals(other.page);
    }

    public Row with(int field, Cell cell) {
        var changed = new java.util.ArrayList<>(cells);
        changed.set(field, cell);
        return new Row(document, page, problem, changed);
    }
}
