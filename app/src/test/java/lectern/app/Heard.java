package lectern.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import lectern.engine.ProgressListener;

/** Writes down what a listener hears, in order. */
final class Heard implements AskListener {

    final List<String> events = new CopyOnWriteArrayList<>();
    final StringBuffer text = new StringBuffer();
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final CompletableFuture<MessageView> finished = new CompletableFuture<>();
    private final CompletableFuture<Void> firstText = new CompletableFuture<>();

    /** The answer's message; waits for it. */
    MessageView answer() throws Exception {
        return finished.get(60, TimeUnit.SECONDS);
    }

    /** Waits for the first piece. */
    void awaitText() throws Exception {
        firstText.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void onStarted(long conversationId, long questionId, long answerId) {
        events.add("started");
    }

    @Override
    public void onWaiting(int before) {
        events.add("waiting " + before);
    }

    @Override
    public void onProgress(ProgressListener.Stage stage, double fraction) {
        events.add(stage + " " + fraction);
    }

    @Override
    public void onText(String piece) {
        events.add("text");
        text.append(piece);
        firstText.complete(null);
    }

    @Override
    public void onNotice(Notice notice) {
        events.add(notice.key());
        notices.add(notice);
    }

    @Override
    public void onFinished(MessageView answer) {
        events.add("finished");
        finished.complete(answer);
    }
}
