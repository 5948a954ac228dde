package lectern.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process that writes an endless answer, two hundred pieces a second, and says how far it is. */
final class WritesAnswer {

    private WritesAnswer() {}

    /** Piece {@code i} of the answer. */
    static String piece(int i) {
        return i + "ü ";
    }

    public static void main(String[] arguments) {
        var library = Library.open(Path.of(arguments[0]));
        var conversation = library.conversations().create("Endless").id();
        var question = library.messages().addQuestion(conversation, "Count", List.of());
        var writer = library.messages().startAnswer(question.id());
        for (int i = 0; ; i++) {
            writer.append(piece(i));
            System.out.println(i);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
