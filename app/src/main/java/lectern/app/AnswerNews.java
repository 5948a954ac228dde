package lectern.app;

import java.util.List;
import lectern.engine.AnswerListener;
import lectern.storage.AnswerWriter;

/** Takes what the engine says of an answer to the library and to the one who asked, one call at a time. */
final class AnswerNews implements AnswerListener {

    private final AskListener listener;
    private final AnswerWriter writer;
    private List<Notice> waiting = List.of();
    private boolean ended;

    AnswerNews(AskListener listener, AnswerWriter writer) {
        this.listener = listener;
        this.writer = writer;
    }

    @Override
    public synchronized void onText(String piece) {
        if (!ended) {
            tellWaiting();
            writer.append(piece);
            Listeners.quietly(() -> listener.onText(piece));
        }
    }

    @Override
    public void onProgress(Stage stage, double fraction) {
        onProgress(stage, fraction, 0);
    }

    @Override
    public synchronized void onProgress(Stage stage, double fraction, double secondsLeft) {
        if (!ended) {
            if (stage == Stage.PREFILL) {
                tellWaiting();
            }
            Listeners.quietly(() -> listener.onProgress(stage, fraction, secondsLeft));
        }
    }

    synchronized void notice(Notice notice) {
        Listeners.quietly(() -> listener.onNotice(notice));
    }

    /** Notices for when the engine has accepted the question; in place of those that wait already. */
    synchronized void noticesWhenAccepted(List<Notice> notices) {
        waiting = List.copyOf(notices);
    }

    /** The engine has accepted the question. */
    synchronized void accepted() {
        tellWaiting();
    }

    /** Nothing is heard after this. */
    synchronized void finished(MessageView answer) {
        ended = true;
        Listeners.quietly(() -> listener.onFinished(answer));
    }

    private void tellWaiting() {
        waiting.forEach(this::notice);
        waiting = List.of();
    }
}
