package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Image tokens of pictures seen before with the open projector, by the hash of their pixels. Asking again about a
 * picture does not encode it again. The least recently used go first.
 */
final class EmbeddingCache {

    private static final long MAX_BYTES = 256L << 20;

    private record Entry(Arena arena, MemorySegment embeddings) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** A copy in the caller's arena: the original may go as soon as another picture comes. */
    Optional<MemorySegment> get(String sha256, Arena arena) {
        return Optional.ofNullable(entries.get(sha256))
                .map(Entry::embeddings)
                .map(kept -> arena.allocate(kept.byteSize(), Float.BYTES).copyFrom(kept));
    }

    /** Keeps a copy. */
    void put(String sha256, MemorySegment embeddings) {
        var arena = Arena.ofShared();
        var copy = arena.allocate(embeddings.byteSize(), Float.BYTES).copyFrom(embeddings);
        var before = entries.put(sha256, new Entry(arena, copy));
        bytes += copy.byteSize();
        if (before != null) {
            free(before);
        }
        var oldest = entries.entrySet().iterator();
        while (bytes > MAX_BYTES && entries.size() > 1) {
            var entry = oldest.next().getValue();
            oldest.remove();
            free(entry);
        }
    }

    void clear() {
        entries.values().forEach(entry -> entry.arena().close());
        entries.clear();
        bytes = 0;
    }

    private void free(Entry entry) {
        bytes -= entry.embeddings().byteSize();
        entry.arena().close();
    }
}
