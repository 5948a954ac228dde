package lectern.ui.transcript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import lectern.app.AnswerEvidence;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which pages say what answers say, once for each answer that comes into view and in the background: one
 * after the other, the one that was shown last first. Used on the window's thread.
 */
final class EvidenceReading {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceReading.class);

    private final AnswerEvidence evidence;
    private final Background background;
    private final Deque<MessageModel> waiting = new ArrayDeque<>();

    /** The answer that is looked for now; null for none. */
    private MessageModel reading;

    /** Whether what is looked for now is still of use. */
    private AtomicBoolean wanted = new AtomicBoolean();

    EvidenceReading(AnswerEvidence evidence, Background background) {
        this.evidence = evidence;
        this.background = background;
    }

    /** An answer that has ended is in view. */
    void show(MessageModel answer) {
        if (answer != reading && answer.evidenceProperty().get().isEmpty()) {
            waiting.remove(answer);
            waiting.addFirst(answer);
            next();
        }
    }

    /** An answer is not in view any more. */
    void hide(MessageModel answer) {
        waiting.remove(answer);
    }

    /** Nothing is wanted of what was asked so far: another conversation is shown, or the window closes. */
    void cancel() {
        waiting.clear();
        wanted.set(false);
    }

    private void next() {
        if (reading != null || waiting.isEmpty()) {
            return;
        }
        var answer = waiting.removeFirst();
        var current = new AtomicBoolean(true);
        wanted = current;
        reading = answer;
        background.run(
                () -> evidence.of(answer.id(), current::get),
                found -> {
                    reading = null;
                    if (current.get()) {
                        answer.setEvidence(found);
                    }
                    next();
                },
                failure -> {
                    LOG.warn("It is not known on which pages an answer is found", failure);
                    reading = null;
                    next();
                });
    }
}
