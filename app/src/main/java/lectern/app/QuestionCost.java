package lectern.app;

import java.util.List;

/**
 * What a question would cost of the model's window, before it is asked.
 *
 * @param tokens about how many the question takes: pictures to the token, words by their length
 * @param contextSize how many the window holds
 * @param attachments as they would be sent: of documents that do not fit whole, with the pages that are proposed
 */
public record QuestionCost(int tokens, int contextSize, List<AttachmentView> attachments) {
    public QuestionCost {
        attachments = List.copyOf(attachments);
    }
}
