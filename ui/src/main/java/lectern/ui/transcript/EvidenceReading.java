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
    private boolean reading;

    /** Of the answer that is looked for now. */
    private AtomicBoolean wanted = new AtomicBoolean();

    EvidenceReading(AnswerEvidence evidence, Background background) {
        this.evidence = evidence;
        this.background = background;
    }

    /** An answer that has ended is in view. */
    void show(MessageModel answer) {
        if (answer.evidenceProperty().get().isEmpty()) {
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
        if (reading || waiting.isEmpty()) {
            return;
        }
        var answer = waiting.removeFirst();
        var current = new AtomicBoolean(true);
        wanted = current;
        reading = true;
        background.run(
                () -> evidence.of(answer.id(), current::get),
                found -> {
                    reading = false;
                    if (current.get()) {
                        answer.setEvidence(found);
                    }
                    next();
                },
                failure -> {
                    LOG.warn("It is not known on which pages an answer is found", failure);
                    reading = false;
                    next();
                });
    }
}
