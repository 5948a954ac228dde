package lectern.app.cli;

import java.io.PrintWriter;
import lectern.engine.ProgressListener;

/** Progress on a terminal: one line that is written over. Silent where nobody watches. */
final class ProgressLine implements ProgressListener {

    private final PrintWriter to;
    private final boolean visible = System.console() != null && System.console().isTerminal();
    private String shown = "";
    private long since = System.nanoTime();

    ProgressLine(PrintWriter to) {
        this.to = to;
    }

    @Override
    public synchronized void onProgress(Stage stage, double fraction) {
        var line = switch (stage) {
            case LOAD_MODEL -> "Loading the model";
            case LOAD_PROJECTOR -> "Loading the vision encoder";
            case ENCODE_PICTURE -> "Looking at the picture";
            case PREFILL -> "Reading the question";
        } + " " + Math.round(fraction * 100) + " %" + left(stage, fraction);
        show(line);
    }

    synchronized void show(String line) {
        if (visible && !line.equals(shown)) {
            to.print("\r\033[K" + line);
            to.flush();
            shown = line;
        }
    }

    /** Only for pictures: they may take a minute, and every part of one takes as long as the others. */
    private String left(Stage stage, double fraction) {
        if (stage != Stage.ENCODE_PICTURE || fraction == 0) {
            since = System.nanoTime();
            return "";
        }
        double seconds = (System.nanoTime() - since) / 1e9 * (1 - fraction) / fraction;
        return seconds < 2 ? "" : ", about " + Math.round(seconds) + " s left";
    }

    synchronized void clear() {
        if (!shown.isEmpty()) {
            to.print("\r\033[K");
            to.flush();
            shown = "";
        }
    }
}
