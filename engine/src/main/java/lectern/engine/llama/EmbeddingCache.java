package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Image tokens of pictures seen before with the open projector, by the hash of their pixels. Asking again about a
 * picture does not encode it again, after a restart neither. The least recently used go first.
 */
final class EmbeddingCache {

    private static final long MAX_BYTES = 256L << 20;

    private record Entry(Arena arena, MemorySegment embeddings) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private Optional<EmbeddingFiles> files = Optional.empty();

    /** Begins anew, with another projector. @param kept where its image tokens are on the disk; empty for nowhere */
    void begin(Optional<EmbeddingFiles> kept) {
        clear();
        files = kept;
    }

    /** A copy in the caller's arena: the original may go as soon as another picture comes. */
    Optional<MemorySegment> get(String sha256, Arena arena) {
        var known = entries.get(sha256);
        if (known != null) {
            return Optional.of(arena.allocate(known.embeddings().byteSize(), Float.BYTES).copyFrom(known.embeddings()));
        }
        var read = files.flatMap(f -> f.get(sha256, arena));
        read.ifPresent(embeddings -> remember(sha256, embeddings));
        return read;
    }

    /** Keeps a copy, on the disk as well. */
    void put(String sha256, MemorySegment embeddings) {
        remember(sha256, embeddings);
        files.ifPresent(f -> f.put(sha256, embeddings));
    }

    private void remember(String sha256, MemorySegment embeddings) {
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

    private void clear() {
        entries.values().forEach(entry -> entry.arena().close());
        entries.clear();
        bytes = 0;
    }

    private void free(Entry entry) {
        bytes -= entry.embeddings().byteSize();
        entry.arena().close();
    }
}
