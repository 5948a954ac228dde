package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import lectern.engine.cache.CacheFolder;
import lectern.engine.cache.Kept;
import lectern.engine.encode.CancelFlag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a model made of the beginnings of prompts, on the disk: so that a page which was read before a restart is not
 * read again.
 *
 * <p>A file is named by model, projector, encoder and library, and by its beginning. It holds a mark (8 bytes), a
 * checksum (CRC-32C, 8 bytes) of what follows, the length of the beginning in bytes (4), the beginning's entries, and
 * the KV cache as the library writes it. For one thread.
 */
final class KeptPrompts {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPrompts.class);

    /** Raised when entries or files are written in another way. */
    private static final long MARK = 0x4C454354_4B563032L; // LECTKV02

    private static final int HEAD = 2 * Long.BYTES + Integer.BYTES;

    private static final int MOST_WAITING = 2;

    /** Bytes that any disk takes before somebody notices. */
    private static final long WRITTEN_AT_ONCE = 64L << 20;

    /** A file is read and written in one piece of memory. */
    private static final long LARGEST = 1L << 30;

    private final CacheFolder files;
    private final long maxBytes;
    private final PromptIdentity identity;

    /** The beginnings that files hold, by the files' names. */
    private final Map<String, Beginning> known = new HashMap<>();

    private final List<Snapshot> waiting = new ArrayList<>();

    private record Snapshot(Beginning beginning, Arena arena, MemorySegment bytes) {}

    /**
     * @param folder of everything that engines keep
     * @param maxBytes that all of them may take; 0 = none are kept
     */
    KeptPrompts(Path folder, long maxBytes, PromptIdentity identity) {
        this.files = Kept.PROMPTS.in(folder, maxBytes);
        this.maxBytes = Math.min(maxBytes, LARGEST);
        this.identity = identity;
    }

    /**
     * The longest kept beginning that a prompt can go on from.
     *
     * @param window of the model: a cache that holds more tokens than that can only be gone on with where it ends
     * @return its file and how many entries of the prompt it saves, at least one
     */
    Optional<Match> find(PromptPlan plan, int window) {
        var prompt = Beginning.of(plan.entries(), identity.tokensPerImage());
        Match best = null;
        for (var entry : beginnings().entrySet()) {
            var kept = entry.getValue();
            int common = kept.commonWith(prompt);
            int use = common == kept.entries() ? plan.reusableWhole(common) : plan.reusable(common);
            if (use < kept.entries() && window > 0 && kept.tokens() > window) {
                use = 0;
            }
            if (use > 0 && (best == null || use > best.entries())) {
                best = new Match(entry.getKey(), kept, use);
            }
        }
        return Optional.ofNullable(best);
    }

    /** @param entries of the prompt that it has in common with the beginning */
    record Match(String key, Beginning beginning, int entries) {}

    /** Most tokens of a prompt's beginning that a kept one covers from its first to its last entry. */
    int covered(Beginning prompt) {
        int most = 0;
        for (var kept : beginnings().values()) {
            if (kept.tokens() > most && kept.commonWith(prompt) == kept.entries()) {
                most = kept.tokens();
            }
        }
        for (var snapshot : waiting) {
            if (snapshot.beginning().tokens() > most
                    && snapshot.beginning().commonWith(prompt) == snapshot.beginning().entries()) {
                most = snapshot.beginning().tokens();
            }
        }
        return most;
    }

    /** Brings a KV cache back. @return false when it could not be; the context holds nothing then */
    boolean restore(Match match, LlamaContext context) {
        var file = files.find(match.key());
        try (var arena = Arena.ofConfined()) {
            if (file.isPresent()) {
                var bytes = map(file.get(), arena);
                if (isSound(bytes) && context.restore(bytes.asSlice(HEAD + headLength(bytes)))) {
                    return true;
                }
                LOG.warn("A kept prompt that is damaged or does not fit was removed");
            }
        } catch (IOException | RuntimeException | InternalError e) {
            LOG.warn("A kept prompt could not be read", e);
        }
        context.clear();
        forget(match.key());
        return false;
    }

    private void forget(String key) {
        files.remove(key);
        known.remove(key);
    }

    /** Takes what a context holds now; it is written by {@link #finish}. */
    void keep(Beginning beginning, LlamaContext context) {
        while (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst().arena().close();
        }
        if (context.savedSize() > maxBytes) {
            return;
        }
        var arena = Arena.ofShared();
        try {
            var bytes = context.save(arena);
            if (bytes.byteSize() > 0) {
                waiting.add(new Snapshot(beginning, arena, bytes));
                return;
            }
        } catch (OutOfMemoryError e) {
            LOG.warn("There is no memory to keep a prompt");
        }
        arena.close();
    }

    /** Writes what was taken, if that takes no time worth a word; otherwise it waits for the other method. */
    void finish() {
        if (waiting.stream().mapToLong(snapshot -> snapshot.bytes().byteSize()).sum() <= WRITTEN_AT_ONCE) {
            write(identity.known());
        }
    }

    /** Writes what was taken, when nobody waits: large models have to be hashed first, which takes seconds. */
    void finish(CancelFlag cancel) {
        if (!waiting.isEmpty() || identity.known().isEmpty()) {
            write(identity.find(cancel));
        }
    }

    private void write(Optional<String> name) {
        if (name.isEmpty()) {
            return;
        }
        for (var snapshot : waiting) {
            var key = name.get() + "-" + snapshot.beginning().hash();
            files.put(key, file -> write(file, snapshot));
            snapshot.arena().close();
        }
        waiting.clear();
    }

    private static void write(Path file, Snapshot snapshot) throws IOException {
        var entries = snapshot.beginning().text().getBytes(StandardCharsets.UTF_8);
        var head = ByteBuffer.allocate(HEAD + entries.length);
        head.putLong(MARK).putLong(0).putInt(entries.length).put(entries).flip();
        var checksum = new CRC32C();
        checksum.update(head.duplicate().position(2 * Long.BYTES));
        checksum.update(snapshot.bytes().asByteBuffer());
        head.putLong(Long.BYTES, checksum.getValue());
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var part : List.of(head, snapshot.bytes().asByteBuffer())) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        }
    }

    /** Lets go of what was not written. */
    void close() {
        waiting.forEach(snapshot -> snapshot.arena().close());
        waiting.clear();
    }

    /** Of this model; files come and go when several programs share the folder. */
    private Map<String, Beginning> beginnings() {
        var name = identity.known();
        if (name.isEmpty()) {
            return Map.of();
        }
        var there = new HashMap<String, Beginning>();
        for (var file : files.beginningWith(name.get() + "-")) {
            var key = files.key(file);
            var beginning = known.containsKey(key) ? known.get(key) : read(file);
            if (beginning != null) {
                there.put(key, beginning);
            }
        }
        known.clear();
        known.putAll(there);
        return known;
    }

    private Beginning read(Path file) {
        try (var channel = FileChannel.open(file)) {
            var head = ByteBuffer.allocate(HEAD);
            channel.read(head, 0);
            if (head.hasRemaining() || head.getLong(0) != MARK) {
                return null;
            }
            int length = head.getInt(2 * Long.BYTES);
            if (length < 0 || length > channel.size() - HEAD) {
                return null;
            }
            var entries = ByteBuffer.allocate(length);
            channel.read(entries, HEAD);
            return entries.hasRemaining()
                    ? null
                    : Beginning.of(new String(entries.array(), StandardCharsets.UTF_8), identity.tokensPerImage());
        } catch (IOException e) {
            return null;
        }
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static int headLength(MemorySegment bytes) {
        return bytes.asSlice(0, HEAD).asByteBuffer().getInt(2 * Long.BYTES);
    }

    private static boolean isSound(MemorySegment bytes) {
        if (bytes.byteSize() <= HEAD || headLength(bytes) < 0 || headLength(bytes) >= bytes.byteSize() - HEAD) {
            return false;
        }
        var head = bytes.asSlice(0, HEAD).asByteBuffer();
        var checksum = new CRC32C();
        checksum.update(bytes.asSlice(2 * Long.BYTES).asByteBuffer());
        return head.getLong(0) == MARK && head.getLong(Long.BYTES) == checksum.getValue();
    }
}
