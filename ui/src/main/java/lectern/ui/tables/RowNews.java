package lectern.ui.tables;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import lectern.app.extract.Extraction;
import lectern.app.extract.Row;
import lectern.ui.task.Background;
import lectern.ui.task.Coalesced;

/** What a run says, shown on the window's thread: all that has come since the last time at once. */
final class RowNews implements Extraction.Listener {

    private final Queue<Row> told = new ConcurrentLinkedQueue<>();
    private final Consumer<Row> rows;
    private final DoubleConsumer progress;
    private final Coalesced shown;
    private volatile double part;

    /**
     * @param rows takes a row on the window's thread
     * @param progress takes 0 to 1, there as well
     */
    RowNews(Background background, Consumer<Row> rows, DoubleConsumer progress) {
        this.rows = rows;
        this.progress = progress;
        shown = new Coalesced(background::onWindow, this::show);
    }

    @Override
    public void onRow(Row row) {
        told.add(row);
        shown.request();
    }

    @Override
    public void onProgress(int done, int all) {
        part = (double) done / all;
        shown.request();
    }

    /** Shows at once what has come. On the window's thread. */
    void show() {
        for (var row = told.poll(); row != null; row = told.poll()) {
            rows.accept(row);
        }
        progress.accept(part);
    }
}
