package lectern.app.cli;

import java.io.PrintWriter;
import lectern.engine.ProgressListener;

/** Progress on a terminal: one line that is written over. Silent where nobody watches. */
final class ProgressLine implements ProgressListener {

    private final PrintWriter to;
    private final boolean visible = System.console() != null && System.console().isTerminal();
    private String shown = "";

    ProgressLine(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void onProgress(Stage stage, double fraction) {
        onProgress(stage, fraction, 0);
    }

    @Override
    public void onProgress(Stage stage, double fraction, double secondsLeft) {
        show(line(stage, fraction, secondsLeft));
    }

    /** Says how long it will take where that is known: only of pictures, which may take a minute. */
    static String line(Stage stage, double fraction, double secondsLeft) {
        var what = switch (stage) {
            case LOAD_MODEL -> "Loading the model";
            case LOAD_PROJECTOR -> "Loading the vision encoder";
            case ENCODE_PICTURE -> "Looking at the picture";
            case PREFILL -> "Reading the question";
        };
        return what + " " + Math.round(fraction * 100) + " %"
                + (secondsLeft < 2 ? "" : ", about " + Math.round(secondsLeft) + " s left");
    }

    synchronized void show(String line) {
        if (visible && !line.equals(shown)) {
            to.print("\r\033[K" + line);
            to.flush();
            shown = line;
        }
    }

    synchronized void clear() {
        if (!shown.isEmpty()) {
            to.print("\r\033[K");
            to.flush();
            shown = "";
        }
    }
}
