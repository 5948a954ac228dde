package lectern.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as it is written out and read in: the branch that is shown.
 *
 * @param title may be empty
 */
record ExchangedConversation(String title, Instant createdAt, List<Message> messages) {

    /** @param model who wrote an answer; empty for questions, and where it is not known */
    record Message(boolean question, String text, Instant createdAt, String model, List<Picture> pictures) {}

    /**
     * @param bytes the original file
     * @param kept the same in the library, if it is there
     */
    record Picture(String name, String format, byte[] bytes, Optional<AttachmentView> kept) {

        /** One that is not in the library. */
        Picture(String name, String format, byte[] bytes) {
            this(name, format, bytes, Optional.empty());
        }
    }
}
