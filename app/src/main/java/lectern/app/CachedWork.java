package lectern.app;

import java.nio.file.Path;
import lectern.engine.cache.Kept;

/** The engine's caches, from outside: the engine's process writes them. */
final class CachedWork implements KeptWork {

    private final Path folder;

    /** @param cache the program's folder for what can be made again */
    CachedWork(Path cache) {
        this.folder = Kept.folder(cache);
    }

    @Override
    public Sizes sizes() {
        return new Sizes(bytes(Kept.IMAGE_TOKENS), bytes(Kept.PROMPTS));
    }

    private long bytes(Kept kind) {
        return kind.in(folder, Long.MAX_VALUE).bytes();
    }

    @Override
    public void clear() {
        for (var kind : Kept.values()) {
            kind.in(folder, Long.MAX_VALUE).clear();
        }
    }
}
