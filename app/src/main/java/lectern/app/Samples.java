package lectern.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import lectern.app.eval.LabelledFolder;
import lectern.app.eval.LabelledFolderException;
import lectern.app.eval.LabelledQuestion;
import lectern.assets.DemoModel;

/** The sample documents that ship with the demo model. */
public final class Samples {

    /**
     * A question that a person might ask first.
     *
     * @param answers any of them is right
     */
    public record Suggestion(String question, List<String> answers) {}

    /** @param questions at least one, the best to begin with first */
    public record Sample(Path path, List<Suggestion> questions) {}

    private Samples() {}

    /** All of them in the order in which they are to be shown. Reads a file: not for the thread of a window. */
    public static List<Sample> of(DemoModel demo) throws LabelledFolderException {
        var questions = new LinkedHashMap<Path, List<Suggestion>>();
        for (var labelled : LabelledFolder.read(demo.samples())) {
            questions.computeIfAbsent(labelled.images().getFirst(), path -> new ArrayList<>()).add(suggestion(labelled));
        }
        return questions.entrySet().stream()
                .map(e -> new Sample(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    private static Suggestion suggestion(LabelledQuestion labelled) {
        return new Suggestion(labelled.question(), labelled.answers());
    }
}
