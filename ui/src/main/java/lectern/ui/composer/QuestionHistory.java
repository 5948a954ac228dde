package lectern.ui.composer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Goes back through what was asked in a conversation, and forth again. */
final class QuestionHistory {

    private final Supplier<List<String>> asked;
    private List<String> questions = List.of();
    private int place;

    /** @param asked the oldest first */
    QuestionHistory(Supplier<List<String>> asked) {
        this.asked = asked;
    }

    /** What was asked before what is written now; empty when there is nothing, or something else is written. */
    Optional<String> older(String written) {
        if (written.isEmpty()) {
            questions = asked.get().stream().filter(question -> !question.isBlank()).toList();
            place = questions.size();
        } else if (!isAt(written)) {
            return Optional.empty();
        }
        return place == 0 ? Optional.empty() : Optional.of(questions.get(--place));
    }

    /** What was asked after what is written now: no words after the last. */
    Optional<String> newer(String written) {
        if (!isAt(written)) {
            return Optional.empty();
        }
        place++;
        return Optional.of(place == questions.size() ? "" : questions.get(place));
    }

    void forget() {
        questions = List.of();
        place = 0;
    }

    private boolean isAt(String written) {
        return place < questions.size() && questions.get(place).equals(written);
    }
}
