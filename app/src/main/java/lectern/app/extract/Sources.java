package lectern.app.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents of a folder. */
public final class Sources {

    private Sources() {}

    /**
     * Every file of a folder and those below it, by their names; none that is hidden.
     *
     * @param except files that are none, such as the table's own
     * @throws ExtractException when the folder cannot be read, or is empty
     */
    public static List<Source> in(Path folder, Set<Path> except) throws ExtractException {
        var others = except.stream().map(Sources::plain).collect(Collectors.toSet());
        try (var files = Files.walk(folder)) {
            var sources = files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder, file) && !others.contains(plain(file)))
                    .map(file -> new Source(folder.relativize(file).toString().replace('\\', '/'), file))
                    .sorted(Comparator.comparing(Source::name))
                    .toList();
            if (sources.isEmpty()) {
                throw new ExtractException(
                        "There are no documents in " + folder + ". Choose a folder with files in it.");
            }
            return sources;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ExtractException(
                    "The folder " + folder + " cannot be read. Check its name, and that you may.", e);
        }
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static boolean isHidden(Path folder, Path file) {
        for (var part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
