package lectern.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lectern.app.eval.LabelledFolder;
import lectern.app.eval.LabelledFolderException;
import lectern.assets.DemoModel;
import lectern.engine.ModelFiles;

/** The demo model that ships with Lectern, and the documents to try it with. */
public final class Demo {

    /**
     * A question that a person might ask first.
     *
     * @param answers any of them is right
     */
    public record Suggestion(String question, List<String> answers) {}

    /** @param questions at least one, the best to begin with first */
    public record Sample(Path path, List<Suggestion> questions) {}

    private final DemoModel assets;

    public Demo(DemoModel assets) {
        this.assets = assets;
    }

    /** The one of this installation or checkout; empty where its files are missing. */
    public static Optional<Demo> installed() {
        return DemoModel.find().map(Demo::new);
    }

    public ModelFiles files() {
        return ModelFiles.of(assets.model(), assets.projector());
    }

    /** Whether these are the demo model's files. */
    public boolean is(ModelFiles files) {
        return files.equals(files());
    }

    /**
     * The sample documents in the order in which they are to be shown. Reads a file: not for the thread of a window.
     *
     * @throws LabelledFolderException when they are missing or damaged
     */
    public List<Sample> samples() throws LabelledFolderException {
        var questions = new LinkedHashMap<Path, List<Suggestion>>();
        for (var labelled : LabelledFolder.read(assets.samples())) {
            questions
                    .computeIfAbsent(labelled.images().getFirst(), path -> new ArrayList<>())
                    .add(new Suggestion(labelled.question(), labelled.answers()));
        }
        return questions.entrySet().stream()
                .map(e -> new Sample(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }
}
