package lectern.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.engine.Chat;

/**
 * The branch that leads to a question, as the model can be told it: questions, and the answers that have something to
 * say. It begins with a question and ends with the one that is to be answered, or with the answer to go on with.
 */
final class ChatHistory {

    /** What stands for a question that nobody knows yet. */
    private static final String UNKNOWN = "…";

    private final Optional<String> system;
    private final List<Said> messages;

    /** Where the history may begin: the places of the questions, in order. */
    private final int[] beginnings;

    /** A message. @param id 0 for one that is not there yet */
    private record Said(long id, Chat.Turn turn) {}

    private ChatHistory(String system, List<Said> messages) {
        this.system = Optional.of(system.strip()).filter(s -> !s.isEmpty());
        this.messages = messages;
        this.beginnings = IntStream.range(0, messages.size())
                .filter(i -> messages.get(i).turn().role() == Chat.Role.USER)
                .toArray();
    }

    /**
     * @param system instructions; blank for none
     * @param branch from the root to the question
     * @param questions makes parts of questions
     */
    static ChatHistory of(String system, List<MessageView> branch, QuestionParts questions) {
        return of(system, branch, false, questions);
    }

    /** @param goesOn whether the branch ends with an answer that is to be gone on with */
    static ChatHistory of(String system, List<MessageView> branch, boolean goesOn, QuestionParts questions) {
        return new ChatHistory(system, branch.stream()
                .filter(m -> hasSomethingToSay(m) || goesOn && m == branch.getLast())
                .map(m -> said(m.id(), m.role(), questions.parts(m.attachments(), m.text())))
                .toList());
    }

    /** What stands before a question that is asked after a branch, with something in the question's place. */
    static ChatHistory before(
            String system, List<MessageView> branch, List<AttachmentView> asked, QuestionParts questions) {
        var messages = new ArrayList<>(of(system, branch, questions).messages);
        messages.add(said(0, Chat.Role.USER, questions.parts(asked, UNKNOWN)));
        return new ChatHistory(system, messages);
    }

    private static Said said(long id, Chat.Role role, List<Chat.Part> parts) {
        return new Said(id, new Chat.Turn(role, parts));
    }

    /** How many ways there are to begin: 0 leaves nothing out, the last keeps only the question to be answered. */
    int beginnings() {
        return beginnings.length;
    }

    /** The beginning at which a message comes first; 0 when there is none. */
    int beginningAt(long messageId) {
        return IntStream.range(0, beginnings.length)
                .filter(i -> idAt(i) == messageId)
                .findFirst()
                .orElse(0);
    }

    boolean contains(long messageId) {
        return messages.stream().anyMatch(m -> m.id() == messageId);
    }

    /** The message that comes first at a beginning. */
    long idAt(int beginning) {
        return messages.get(beginnings[beginning]).id();
    }

    /** How many messages a beginning leaves out. */
    int leftOut(int beginning) {
        return beginnings[beginning];
    }

    /** The chat from a beginning on. Roles alternate: neighbours of the same role become one turn. */
    Chat chat(int beginning) {
        var turns = new ArrayList<Chat.Turn>();
        for (int i = beginnings[beginning]; i < messages.size(); i++) {
            var turn = messages.get(i).turn();
            if (!turns.isEmpty() && turns.getLast().role() == turn.role()) {
                turns.add(joined(turns.removeLast(), turn));
            } else {
                turns.add(turn);
            }
        }
        return new Chat(system, turns);
    }

    private static boolean hasSomethingToSay(MessageView m) {
        return switch (m.role()) {
            case USER -> true;
            case MODEL -> !m.text().isBlank()
                    && m.state() != MessageView.State.FAILED
                    && m.state() != MessageView.State.STREAMING;
        };
    }

    private static Chat.Turn joined(Chat.Turn first, Chat.Turn second) {
        var all = new ArrayList<>(first.parts());
        var more = new ArrayList<>(second.parts());
        if (!all.isEmpty() && all.getLast() instanceof Chat.Text before
                && !more.isEmpty() && more.getFirst() instanceof Chat.Text text) {
            // A blank line, so that two messages do not become one sentence. A picture brings its own.
            all.removeLast();
            more.set(0, text.after(before.text() + "\n\n"));
        }
        all.addAll(more);
        return new Chat.Turn(first.role(), all);
    }
}
