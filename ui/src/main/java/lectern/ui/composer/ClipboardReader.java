package lectern.ui.composer;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;

/** Decides what pasting or dropping means: files, words, or a picture. */
public final class ClipboardReader {

    /** What a clipboard offers, after deciding. */
    public sealed interface Content {
        record Files(List<File> files) implements Content {}

        record Words(String words) implements Content {}

        record Picture(Image image) implements Content {}

        record Nothing() implements Content {}
    }

    private ClipboardReader() {}

    /**
     * Files first, unless there are words that do more than name them; then words, because office programs put a
     * picture of copied text beside it; then a picture.
     */
    public static Content read(Clipboard clipboard) {
        var files = clipboard.hasFiles() ? clipboard.getFiles() : List.<File>of();
        var words = clipboard.hasString() ? clipboard.getString() : null;
        boolean hasWords = words != null && !words.isBlank();
        if (!files.isEmpty() && (!hasWords || namesOnly(words, files))) {
            return new Content.Files(List.copyOf(files));
        }
        if (hasWords) {
            return new Content.Words(words);
        }
        if (clipboard.hasImage() && clipboard.getImage() != null) {
            return new Content.Picture(clipboard.getImage());
        }
        return new Content.Nothing();
    }

    /** File managers offer the copied files' paths or addresses as text too. */
    private static boolean namesOnly(String words, List<File> files) {
        return Arrays.stream(words.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .allMatch(line -> files.stream().anyMatch(file -> names(line, file)));
    }

    private static boolean names(String line, File file) {
        return line.equals(file.getPath())
                || line.equals(file.getName())
                || line.startsWith("file:") && line.endsWith(file.toPath().toUri().getRawPath());
    }
}
