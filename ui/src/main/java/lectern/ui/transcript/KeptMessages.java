package lectern.ui.transcript;

import java.util.List;
import java.util.Map;
import lectern.app.Conversations;
import lectern.app.MessageView;

/**
 * What is read of a conversation.
 *
 * @param alternatives of each message the ones in its place, itself among them
 * @param whole whether these are all messages
 */
record KeptMessages(List<MessageView> messages, Map<Long, List<Long>> alternatives, boolean whole) {

    /** Messages: more than a window shows. */
    private static final int FIRST_READ = 40;

    static KeptMessages all(Conversations conversations, long id) {
        return new KeptMessages(conversations.messages(id), conversations.alternatives(id), true);
    }

    /** What a long conversation ends with is there before the whole of it. */
    static KeptMessages newest(Conversations conversations, long id) {
        var messages = conversations.newestMessages(id, FIRST_READ);
        boolean whole = messages.size() < FIRST_READ;
        return new KeptMessages(messages, whole ? conversations.alternatives(id) : Map.of(), whole);
    }
}
