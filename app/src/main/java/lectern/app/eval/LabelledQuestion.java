package lectern.app.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A question about pictures whose answer is known.
 *
 * @param images the pictures in the order in which they are shown; at least one
 * @param answers any of them is right; at least one
 * @param kind what sort of question it is, to be counted separately; empty where the folder does not say
 */
public record LabelledQuestion(List<Path> images, String question, List<String> answers, Optional<String> kind) {

    public LabelledQuestion {
        images = List.copyOf(images);
        answers = List.copyOf(answers);
        if (images.isEmpty() || answers.isEmpty() || question.isBlank()) {
            throw new IllegalArgumentException("A labelled question has pictures, a text and answers");
        }
    }
}
