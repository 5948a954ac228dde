package lectern.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How conversations are written out. */
public enum ExportFormat {
    /** For reading and editing; pictures become files beside it. */
    MARKDOWN("md"),
    /** For reading in a browser: one file with its pictures in it, which fetches nothing. */
    HTML("html"),
    /** For paper, and for reading anywhere. */
    PDF("pdf"),
    /** Everything that can be imported again, pictures among it. */
    JSON("json");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** Whether it can be written as text, to a terminal. */
    public boolean isText() {
        return this != PDF;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    /** By its name or the ending of a file. */
    public static Optional<ExportFormat> of(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.extension.equals(wanted) || f.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
