package lectern.app;

import java.util.List;
import java.util.Optional;

/**
 * Questions and their answers. One answer is written at a time; the next question waits.
 *
 * <p>A question is kept before the engine hears of it, its answer while it is written: a crash loses at most the last
 * second. These methods return when the question is kept; the answer comes through the listener.
 */
public interface Asking {

    /**
     * Asks in a conversation, after the newest message of the branch that is shown. Clears its draft. The first
     * question gives the conversation its title.
     *
     * @param text may be empty if there are attachments
     * @throws AppException when there is nothing to ask, or it could not be kept; nothing was changed then
     */
    AskHandle ask(long conversationId, String text, List<AttachmentView> attachments, AskListener listener);

    /** Asks in a new conversation, which is created together with the question. Clears the new conversation's draft. */
    AskHandle askNew(String text, List<AttachmentView> attachments, AskListener listener);

    /**
     * Asks the last question of the branch that is shown again. The new answer takes the place of the old one, which is
     * kept beside it.
     */
    AskHandle retry(long conversationId, AskListener listener);

    /**
     * Asks the question of any answer again, or any question. The new answer is shown, on a branch of its own; what
     * came before is kept on its own.
     *
     * @param messageId a question, or an answer to it
     */
    AskHandle regenerate(long conversationId, long messageId, AskListener listener);

    /**
     * Asks something else in place of an earlier question, on a branch of its own. That one is no longer edited then.
     *
     * @param messageId the question in whose place it stands
     */
    AskHandle edit(
            long conversationId, long messageId, String text, List<AttachmentView> attachments, AskListener listener);

    /**
     * Asks the question of an answer again, and shows the model what it is about in finer crops. The new answer takes
     * the place of the first, which is kept beside it and remembered as what it is to be compared with.
     */
    AskHandle readClosely(long conversationId, long answerId, AskListener listener);

    /** Goes on with an answer that ended early: what is written comes after what there is of it. */
    AskHandle goOn(long conversationId, long answerId, AskListener listener);

    /**
     * Has the model propose a title for a conversation; it is not given yet. Waits for its turn, and for the answer.
     *
     * @return a line without quotation marks; empty when the model had nothing to say
     */
    String proposeTitle(long conversationId);

    /**
     * What a question would cost the open model, and which pages of long documents would be sent. Reads documents: not
     * not for the thread of a window.
     *
     * @return empty when no model is open
     * @throws AppException when an attachment cannot be read
     */
    Optional<QuestionCost> cost(String text, List<AttachmentView> attachments);

    /**
     * What the open model would be shown of a page of an attachment, or Gemma 3 where none is open. Reads documents:
     * not for the thread of a window.
     *
     * @param page from 0
     * @throws AppException when the attachment cannot be read
     */
    ShownPage shown(AttachmentView attachment, int page);
}
