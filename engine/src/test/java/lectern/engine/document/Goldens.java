package lectern.engine.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Reads the golden files beside this package. */
final class Goldens {

    private Goldens() {}

    static byte[] bytes(String name) {
        try (var in = Goldens.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no golden file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a tab-separated file, split, without its comment lines. */
    static Stream<String[]> rows(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1));
    }
}
