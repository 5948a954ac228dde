package lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the projector that belongs to a model by the names of the files beside it. */
final class ProjectorFinder {

    private static final String MARK = "mmproj";
    private static final String ENDING = ".gguf";

    private ProjectorFinder() {}

    /** The projector whose name has most words in common with the model's: sizes and families are part of names. */
    static Optional<Path> beside(Path model) throws IOException {
        var folder = model.toAbsolutePath().getParent();
        var words = words(model);
        if (folder == null || name(model).contains(MARK) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> name(f).contains(MARK) && name(f).endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .max(Comparator.<Path>comparingLong(f -> words(f).stream().filter(words::contains).count())
                            // Of two that fit equally well the shorter name, then the first.
                            .thenComparing(Comparator.comparingInt((Path f) -> name(f).length()).reversed())
                            .thenComparing(Comparator.comparing(ProjectorFinder::name).reversed()));
        }
    }

    private static Set<String> words(Path file) {
        return Arrays.stream(name(file).split("[^a-z0-9]+")).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
