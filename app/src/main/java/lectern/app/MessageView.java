package lectern.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.Chat;
import lectern.engine.StopReason;

/**
 * A question or an answer.
 *
 * @param parentId the message it follows; empty for the first one
 * @param text of an answer that is being written: what there is so far
 * @param stopReason why a complete or stopped answer ended; empty otherwise
 * @param failure why an answer failed or broke off; empty otherwise
 * @param stats what an answer cost; empty for questions and for answers that did not end by themselves
 * @param model the description of the model that wrote an answer; empty for questions
 * @param options how an answer was sampled; empty for questions and where it is not known
 * @param doubts the words of an answer that its model was not sure of, in their order
 * @param rereads the answer that this one is a closer reading for
 * @param edit what a question is being edited to, not asked yet; empty while it is not edited
 * @param attachments in the order in which they were added
 */
public record MessageView(
        long id,
        long conversationId,
        OptionalLong parentId,
        Chat.Role role,
        String text,
        State state,
        Optional<StopReason> stopReason,
        Optional<Notice> failure,
        Instant createdAt,
        Optional<AnswerStats> stats,
        Optional<String> model,
        Optional<AnswerOptions> options,
        List<Doubt> doubts,
        OptionalLong rereads,
        Optional<String> edit,
        List<AttachmentView> attachments) {

    /** How far a message is. */
    public enum State {
        /** Whole. Questions always are. */
        COMPLETE,
        /** An answer that is being written or waits for its turn. */
        STREAMING,
        /** An answer that broke off because the engine or the program ended; what was written is kept. */
        INTERRUPTED,
        /** An answer that the engine could not give. */
        FAILED,
        /** An answer that the person stopped; what was written is kept. */
        STOPPED
    }

    public MessageView {
        doubts = List.copyOf(doubts);
        attachments = List.copyOf(attachments);
    }

    /** With other attachments. */
    MessageView with(List<AttachmentView> others) {
        return new MessageView(
                id, conversationId, parentId, role, text, state, stopReason, failure, createdAt, stats, model, options,
                doubts, rereads, edit, others);
    }
}
