package lectern.engine.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for the projector of a model beside it. What decides is the metadata: every Gemma 3 projector is published
 * under the same name, whatever the size of its model.
 */
public final class ProjectorFinder {

    /** A folder of downloads may hold anything; beyond this many GGUF files the rest is not looked at. */
    private static final int MAX_FILES = 500;

    private ProjectorFinder() {}

    /** The projector in the model's folder that fits best, if one fits. */
    public static Optional<Projector> find(TextModel model) {
        return findAll(model).stream().findFirst();
    }

    /**
     * All projectors in the model's folder that fit, the likeliest first: by how much of the name agrees with the
     * model's, then the larger file, which is the less quantized.
     */
    public static List<Projector> findAll(TextModel model) {
        var fitting = new ArrayList<Projector>();
        for (var path : siblings(model.path())) {
            fits(model, path).ifPresent(fitting::add);
        }
        fitting.sort(Comparator.<Projector>comparingInt(p -> -commonWords(model.path(), p.path()))
                .thenComparingLong(p -> -p.bytes())
                .thenComparing(p -> p.path().toString()));
        return fitting;
    }

    private static List<Path> siblings(Path model) {
        var folder = model.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gguf"))
                    .filter(file -> !file.getFileName().equals(model.getFileName()))
                    .sorted()
                    .limit(MAX_FILES)
                    .toList();
        } catch (IOException e) {
            // A folder that cannot be listed has nothing to propose; the person can still choose by hand.
            return List.of();
        }
    }

    private static Optional<Projector> fits(TextModel model, Path path) {
        try {
            var projector = ModelCheck.checkProjector(path);
            ModelCheck.checkPair(model, projector);
            return Optional.of(projector);
        } catch (GgufException e) {
            // Most files in the folder are no projector, and that is no one's mistake.
            return Optional.empty();
        }
    }

    /** How many words of the model's name, such as {@code gemma}, {@code 4b}, {@code it}, the projector's has too. */
    private static int commonWords(Path model, Path projector) {
        var words = new ArrayList<>(words(projector));
        int common = 0;
        for (var word : words(model)) {
            if (words.remove(word)) {
                common++;
            }
        }
        return common;
    }

    private static List<String> words(Path file) {
        return List.of(file.getFileName().toString().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }
}
