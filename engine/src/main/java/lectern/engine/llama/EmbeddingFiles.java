package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import lectern.engine.cache.CacheFolder;
import lectern.engine.cache.Kept;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Image tokens on the disk, so that a page that was asked about before a restart is not encoded again.
 *
 * <p>A file is named by the projector's SHA-256, how tokens are stored, which encoder was chosen, and the view's name
 * ({@link lectern.engine.document.EncoderInput#name}). It holds a checksum (CRC-32C, 8 bytes) and the tokens as
 * little-endian floats.
 */
final class EmbeddingFiles {

    /** Raised when pictures are prepared or tokens are stored in another way. */
    private static final int VERSION = 1;

    private static final int CHECKSUM = Long.BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingFiles.class);

    private final CacheFolder files;
    private final FileHash hashes;
    private final Path projector;
    private final String encoder;
    private final long bytes;

    /** Found out with the first picture: hashing a large projector takes seconds. Null when it cannot be read. */
    private String projectorHash;

    private boolean hashed;

    /**
     * @param folder that of the encoders, where hashes of projectors are kept as well
     * @param encoder which one was chosen
     * @param bytes that the tokens of one picture take
     * @param maxBytes that those of all pictures may take
     */
    EmbeddingFiles(Path folder, Path projector, String encoder, long bytes, long maxBytes) {
        this.files = Kept.IMAGE_TOKENS.in(folder, maxBytes);
        this.hashes = new FileHash(folder);
        this.projector = projector;
        this.encoder = encoder;
        this.bytes = bytes;
    }

    /** The tokens of a picture in the caller's arena; empty when they are not there or damaged. */
    Optional<MemorySegment> get(String sha256, Arena arena) {
        return key(sha256).flatMap(key -> files.find(key).flatMap(file -> read(key, file, arena)));
    }

    void put(String sha256, MemorySegment embeddings) {
        key(sha256).ifPresent(key -> files.put(key, file -> Files.write(file, content(embeddings))));
    }

    private Optional<MemorySegment> read(String key, Path file, Arena arena) {
        try {
            var content = ByteBuffer.wrap(Files.readAllBytes(file));
            if (content.remaining() == CHECKSUM + bytes && content.getLong() == checksum(content.duplicate())) {
                var embeddings = arena.allocate(bytes, Float.BYTES);
                embeddings.copyFrom(MemorySegment.ofBuffer(content));
                return Optional.of(embeddings);
            }
            LOG.warn("A damaged file of image tokens was removed");
        } catch (IOException e) {
            LOG.warn("Image tokens could not be read: {}", e.toString());
        }
        files.remove(key);
        return Optional.empty();
    }

    private static byte[] content(MemorySegment embeddings) {
        var content = ByteBuffer.allocate(Math.toIntExact(CHECKSUM + embeddings.byteSize()));
        var tokens = embeddings.toArray(ValueLayout.JAVA_BYTE);
        content.putLong(checksum(ByteBuffer.wrap(tokens))).put(tokens);
        return content.array();
    }

    private static long checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private Optional<String> key(String sha256) {
        if (!hashed) {
            hashed = true;
            try {
                projectorHash = hashes.of(projector, fraction -> {}, new CancelFlag());
            } catch (IOException e) {
                LOG.warn("The projector could not be hashed, so image tokens are not kept: {}", e.toString());
            }
        }
        return Optional.ofNullable(projectorHash)
                .map(hash -> hash.substring(0, 16) + "-" + VERSION + "-" + encoder + "-" + sha256);
    }
}
