package lectern.app.extract;

import java.util.List;
import java.util.Objects;
import lectern.engine.document.PanScanMode;

/**
 * How a table is made.
 *
 * @param fields its columns; at least one
 * @param eachPage whether every page is a row, instead of every document
 * @param oneByOne whether each field is asked by itself, its answer being the value; otherwise one JSON object with all
 *     of them is asked for, which a model must be able to write
 * @param instructed whether the model can be told how to answer; the demo model only knows plain questions
 * @param words whether the words of a page go along
 * @param model what reads the documents: a table is not gone on with by another
 */
public record Plan(
        List<Field> fields, boolean eachPage, boolean oneByOne, boolean instructed, PanScanMode panScan, boolean words,
        String model) {

    public Plan {
        fields = List.copyOf(fields);
        Objects.requireNonNull(panScan);
        Objects.requireNonNull(model);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A table needs a field.");
        }
        if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
            throw new IllegalArgumentException("Two fields of a table have the same name.");
        }
    }
}
