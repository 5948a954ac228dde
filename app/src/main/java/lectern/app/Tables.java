package lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.app.extract.Field;

/** Tables of what documents say. One is kept at a time, until the next is begun: also after a crash. */
public interface Tables {

    /**
     * The table that was begun last; empty when there is none. Reads files: not for the thread of a window.
     *
     * @throws AppException when it is there but cannot be read
     */
    Optional<TableWork> last();

    /**
     * Begins a table in place of the last one. Nothing is read yet.
     *
     * @param documents files, and folders of which every file is meant
     * @param fields at least one, each of another name
     * @param eachPage whether every page is a row
     * @param oneByOne whether each field is asked by itself; with the demo model it always is
     * @throws AppException when there are no documents, or it cannot be kept
     */
    TableWork begin(List<Path> documents, List<Field> fields, boolean eachPage, boolean oneByOne);
}
