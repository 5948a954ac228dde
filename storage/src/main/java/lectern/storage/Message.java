package lectern.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A question or an answer.
 *
 * @param parentId the message it follows; empty for a root
 * @param stopReason why an answer ended, in the engine's words
 * @param error why an answer failed or broke off
 * @param stats what an answer cost, as JSON
 * @param model the description of the model that wrote an answer
 * @param options how an answer was sampled, as JSON
 * @param doubts the words that the model was not sure of, as JSON
 * @param pages which pages of its question's documents went along with an answer, as JSON; empty where not known
 * @param rereads the answer that this one is a closer reading for
 * @param edit what a question is being edited to, not asked yet
 * @param attachments in the order in which they were added
 */
public record Message(
        long id,
        long conversationId,
        OptionalLong parentId,
        Role role,
        String text,
        MessageState state,
        Optional<String> stopReason,
        Optional<MessageError> error,
        Instant createdAt,
        Optional<String> stats,
        Optional<String> model,
        Optional<String> options,
        Optional<String> doubts,
        Optional<String> pages,
        OptionalLong rereads,
        Optional<String> edit,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
    }
}
