package lectern.app.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A folder of pictures with {@code questions.jsonl}: an object a line, with {@code image} (a file name relative to the
 * folder) or {@code images} (a list of them, in order), {@code question}, {@code answers} (a list; any of them is
 * right) and, if wanted, {@code kind}.
 */
public final class LabelledFolder {

    public static final String QUESTIONS = "questions.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelledFolder() {}

    /**
     * All questions in their order.
     *
     * @throws LabelledFolderException when there are none, when a line is not as described, or a picture is missing
     */
    public static List<LabelledQuestion> read(Path folder) throws LabelledFolderException {
        var file = folder.resolve(QUESTIONS);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new LabelledFolderException("There is no readable " + QUESTIONS + " in " + folder
                    + ". A labelled folder has one, with an object a line: image or images, question, answers.");
        }
        var questions = new ArrayList<LabelledQuestion>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                questions.add(question(folder, lines.get(i), i + 1));
            }
        }
        if (questions.isEmpty()) {
            throw new LabelledFolderException("There are no questions in " + file + ".");
        }
        return List.copyOf(questions);
    }

    private static LabelledQuestion question(Path folder, String line, int number) throws LabelledFolderException {
        try {
            var object = JSON.readTree(line);
            var images = new ArrayList<Path>();
            for (var name : object.has("images")
                    ? texts(object.path("images"))
                    : List.of(object.path("image").asText())) {
                var image = name.isEmpty() ? folder : folder.resolve(name);
                if (!Files.isRegularFile(image)) {
                    throw wrong(folder, number, name.isEmpty() ? "it names no picture" : "there is no picture " + name);
                }
                images.add(image);
            }
            return new LabelledQuestion(
                    images, object.path("question").asText(), texts(object.path("answers")),
                    Optional.ofNullable(object.path("kind").asText(null)));
        } catch (JsonProcessingException e) {
            throw wrong(folder, number, "it is not JSON");
        } catch (IllegalArgumentException e) {
            throw wrong(folder, number, "it needs image or images, question and answers");
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static LabelledFolderException wrong(Path folder, int number, String why) {
        return new LabelledFolderException(
                "Line " + number + " of " + folder.resolve(QUESTIONS) + " cannot be used: " + why + ".");
    }
}
