package lectern.engine;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A model on disk.
 *
 * @param model the language model, GGUF
 * @param projector the vision encoder and projector that belong to it, GGUF; without it the model reads text only
 */
public record ModelFiles(Path model, Optional<Path> projector) {
    public ModelFiles {
        Objects.requireNonNull(model);
        Objects.requireNonNull(projector);
    }

    public static ModelFiles textOnly(Path model) {
        return new ModelFiles(model, Optional.empty());
    }

    public static ModelFiles of(Path model, Path projector) {
        return new ModelFiles(model, Optional.of(projector));
    }
}
