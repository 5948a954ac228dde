package lectern.app;

import java.nio.file.Path;
import lectern.app.extract.Extraction;
import lectern.app.extract.Row;
import lectern.app.extract.Table;

/** A table that is made, kept row by row. Safe for several threads. */
public interface TableWork {

    /** What there is of it. */
    Table table();

    /** How many documents it is of. */
    int documents();

    /**
     * Goes on with it, and returns when it is whole or paused. Waits for the model: not for the thread of a window.
     *
     * @param listener hears every row, those first that are there already
     * @return whether it is whole
     * @throws AppException when the model cannot go on; what was read is kept
     */
    boolean run(Extraction.Listener listener);

    /** Ends {@link #run} soon; the row that is being read is read again when it goes on. */
    void pause();

    /** Keeps a row that a person changed. */
    void put(Row row);

    /** Writes it as CSV or, by the ending, XLSX. */
    void export(Path file);

    /** Closes its file; it can be had again with {@link Tables#last()}. */
    void close();
}
