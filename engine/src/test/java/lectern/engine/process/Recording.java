package lectern.engine.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import lectern.engine.AnswerListener;

/** Keeps what an answer's listener hears. */
final class Recording implements AnswerListener {

    final List<String> pieces = new CopyOnWriteArrayList<>();
    final List<Stage> stages = new CopyOnWriteArrayList<>();
    final CountDownLatch writing;

    Recording() {
        this(1);
    }

    /** @param piecesAwaited after how many pieces {@link #writing} opens */
    Recording(int piecesAwaited) {
        writing = new CountDownLatch(piecesAwaited);
    }

    @Override
    public void onText(String piece) {
        pieces.add(piece);
        writing.countDown();
    }

    @Override
    public void onProgress(Stage stage, double fraction) {
        if (stages.isEmpty() || stages.getLast() != stage) {
            stages.add(stage);
        }
    }

    String text() {
        return String.join("", pieces);
    }
}
