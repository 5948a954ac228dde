package lectern.assets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The demo model: a tiny vision-language model with Gemma 3's architecture, so that a fresh install can answer before a
 * real model is there. Its model card says what it can read.
 *
 * @param folder where it lies with its sample documents
 */
public record DemoModel(Path folder) {

    /** System property that names the folder of the assets; the launchers set it. */
    public static final String PROPERTY = "lectern.assets";

    /** The one of this installation or checkout; empty where its files are missing. */
    public static Optional<DemoModel> find() {
        return in(Path.of(System.getProperty(PROPERTY, "assets")));
    }

    /** @param assets the folder of all assets */
    static Optional<DemoModel> in(Path assets) {
        var demo = new DemoModel(assets.resolve("demo-model").toAbsolutePath().normalize());
        return Files.isRegularFile(demo.model()) && Files.isRegularFile(demo.projector())
                ? Optional.of(demo)
                : Optional.empty();
    }

    /** The language model, a GGUF file. */
    public Path model() {
        return folder.resolve("lectern-demo.gguf");
    }

    /** Its projector with the vision encoder, a GGUF file. */
    public Path projector() {
        return folder.resolve("mmproj-lectern-demo.gguf");
    }

    /** A labelled folder: pictures of documents, and {@code questions.jsonl} with what can be asked about them. */
    public Path samples() {
        return folder.resolve("samples");
    }
}
