package lectern.ui.transcript;

import java.util.function.Consumer;
import lectern.app.AskHandle;
import lectern.app.AskListener;
import lectern.app.MessageView;
import lectern.app.Notice;
import lectern.engine.ProgressListener;
import lectern.ui.Messages;
import lectern.ui.task.Coalesced;

/**
 * An answer that is being written. Lectern's threads tell it what arrives; the window's thread sees the newest state,
 * at most one update waiting at a time.
 */
final class LiveAnswer implements AskListener {

    private final Consumer<Runnable> window;
    private final Consumer<LiveAnswer> started;
    private final Consumer<MessageView> finished;
    private final Coalesced update;

    // Shared between Lectern's threads and the window's, under the lock of this object.
    /** What came since the window last looked. */
    private final StringBuilder arrived = new StringBuilder();

    private MessageState state = MessageState.WAITING;
    private double progress = MessageModel.UNKNOWN;
    private double secondsLeft;
    private String notice = "";

    // Only on the window's thread, once started.
    private MessageModel message;
    private AskHandle handle;
    private boolean stopWanted;

    private long conversationId;
    private long questionId;
    private long answerId;

    /**
     * @param window runs something on the window's thread
     * @param started hears on the window's thread that question and answer are kept
     * @param finished hears on the window's thread how it ended
     */
    LiveAnswer(Consumer<Runnable> window, Consumer<LiveAnswer> started, Consumer<MessageView> finished) {
        this.window = window;
        this.started = started;
        this.finished = finished;
        this.update = new Coalesced(window, this::show);
    }

    long conversationId() {
        return conversationId;
    }

    long questionId() {
        return questionId;
    }

    MessageModel message() {
        return message;
    }

    /** From now on it can be stopped; if that was already asked for, it is. */
    void setHandle(AskHandle asked) {
        handle = asked;
        if (stopWanted) {
            asked.stop();
        }
    }

    void stop() {
        stopWanted = true;
        if (handle != null) {
            handle.stop();
        }
    }

    @Override
    public void onStarted(long conversation, long question, long answer) {
        conversationId = conversation;
        questionId = question;
        answerId = answer;
        window.accept(() -> {
            message = MessageModel.answer(answerId);
            message.setState(MessageState.WAITING, MessageModel.UNKNOWN);
            started.accept(this);
            show();
        });
    }

    @Override
    public void onWaiting(int before) {
        advance(MessageState.QUEUED, MessageModel.UNKNOWN, 0);
    }

    @Override
    public void onProgress(ProgressListener.Stage stage, double fraction, double secondsLeft) {
        advance(
                switch (stage) {
                    case LOAD_MODEL, LOAD_PROJECTOR -> MessageState.LOADING_MODEL;
                    case ENCODE_PICTURE -> MessageState.ENCODING_PICTURE;
                    case PREFILL -> MessageState.READING_PROMPT;
                },
                fraction, secondsLeft);
    }

    @Override
    public void onText(String piece) {
        synchronized (this) {
            arrived.append(piece);
        }
        advance(MessageState.WRITING, MessageModel.UNKNOWN, 0);
    }

    @Override
    public void onNotice(Notice said) {
        synchronized (this) {
            notice = Messages.of(said);
        }
        update.request();
    }

    @Override
    public void onFinished(MessageView answer) {
        window.accept(() -> {
            message.show(answer);
            finished.accept(answer);
        });
    }

    private void advance(MessageState next, double share, double seconds) {
        synchronized (this) {
            state = next;
            progress = share;
            secondsLeft = seconds;
        }
        update.request();
    }

    private void show() {
        if (message == null || !message.stateProperty().get().inProgress()) {
            return;
        }
        String words;
        String said;
        MessageState now;
        double share;
        double left;
        synchronized (this) {
            words = arrived.toString();
            arrived.setLength(0);
            said = notice;
            now = state;
            share = progress;
            left = secondsLeft;
        }
        message.append(words);
        message.setNotice(said);
        message.setState(now, share, left);
    }
}
