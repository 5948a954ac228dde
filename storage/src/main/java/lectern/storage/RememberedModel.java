package lectern.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A model that was opened before. Its files may be gone by now. */
public record RememberedModel(Path model, Optional<Path> projector, Instant lastUsed) {}
