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

    /** @param kept whether the tokens are on the disk too, as far as they are to be */
    private record Entry(Arena arena, MemorySegment embeddings, boolean kept) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private Optional<EmbeddingFiles> files = Optional.empty();

    /** Begins anew, with another projector. @param kept where its image tokens are on the disk; empty for nowhere */
    void begin(Optional<EmbeddingFiles> kept) {
        clear();
        files = kept;
    }

    /**
     * A copy in the caller's arena: the original may go as soon as another picture comes.
     *
     * @param keep whether it is to be on the disk from now on
     */
    Optional<MemorySegment> get(String sha256, boolean keep, Arena arena) {
        var known = entries.get(sha256);
        if (known != null) {
            if (keep && !known.kept()) {
                entries.put(sha256, new Entry(known.arena(), known.embeddings(), true));
                files.ifPresent(f -> f.put(sha256, known.embeddings()));
            }
            return Optional.of(arena.allocate(known.embeddings().byteSize(), Float.BYTES).copyFrom(known.embeddings()));
        }
        var read = files.flatMap(f -> f.get(sha256, arena));
        read.ifPresent(embeddings -> remember(sha256, embeddings, true));
        return read;
    }

    /** Remembers a copy. @param keep whether on the disk as well */
    void put(String sha256, MemorySegment embeddings, boolean keep) {
        remember(sha256, embeddings, keep);
        if (keep) {
            files.ifPresent(f -> f.put(sha256, embeddings));
        }
    }

    private void remember(String sha256, MemorySegment embeddings, boolean kept) {
        var arena = Arena.ofShared();
        var copy = arena.allocate(embeddings.byteSize(), Float.BYTES).copyFrom(embeddings);
        var before = entries.put(sha256, new Entry(arena, copy, kept));
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
