package lectern.app;

import java.time.Instant;
import java.util.List;

/**
 * A conversation as it is written out and read in: the branch that is shown.
 *
 * @param title may be empty
 */
record ExchangedConversation(String title, Instant createdAt, List<Message> messages) {

    /** @param model who wrote an answer; empty for questions, and where it is not known */
    record Message(boolean question, String text, Instant createdAt, String model, List<Picture> pictures) {}

    /** @param bytes the original file */
    record Picture(String name, String format, byte[] bytes) {}
}
