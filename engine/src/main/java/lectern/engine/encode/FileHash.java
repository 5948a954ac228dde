package lectern.engine.encode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import lectern.engine.cache.WholeFile;

/**
 * SHA-256 of models and projectors. Hashing gigabytes takes seconds, so what was found is kept with the file's size and
 * time of change, and believed as long as these are the same.
 */
public final class FileHash {

    private static final int BUFFER = 1 << 20;

    private final Path folder;

    /** @param folder where results are kept */
    public FileHash(Path folder) {
        this.folder = folder;
    }

    /** What an earlier call found out, if the file is the same; nothing is hashed. */
    public Optional<String> known(Path hashed) throws IOException {
        var path = hashed.toRealPath();
        var file = file(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var state = state(path);
        var lines = Files.readAllLines(file);
        return lines.size() == state.size() + 1 && lines.subList(0, state.size()).equals(state)
                ? Optional.of(lines.getLast())
                : Optional.empty();
    }

    /** @return lower-case hexadecimal; null when it was cancelled */
    public String of(Path hashed, DoubleConsumer progress, CancelFlag cancel) throws IOException {
        var known = known(hashed);
        if (known.isPresent()) {
            return known.get();
        }
        var path = hashed.toRealPath();
        var state = state(path);
        var hash = hash(path, progress, cancel);
        if (hash != null) {
            WholeFile.write(
                    file(path), (String.join("\n", state) + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return hash;
    }

    private Path file(Path path) {
        return folder.resolve(hex(digest().digest(path.toString().getBytes(StandardCharsets.UTF_8))) + ".hash");
    }

    private static List<String> state(Path path) throws IOException {
        return List.of(path.toString(), String.valueOf(Files.size(path)),
                String.valueOf(Files.getLastModifiedTime(path).toMillis()));
    }

    private static String hash(Path path, DoubleConsumer progress, CancelFlag cancel) throws IOException {
        var digest = digest();
        try (var channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocateDirect(BUFFER);
            long size = Math.max(1, channel.size());
            for (long done = 0; channel.read(buffer) >= 0; ) {
                if (cancel.isSet()) {
                    return null;
                }
                buffer.flip();
                done += buffer.remaining();
                digest.update(buffer);
                buffer.clear();
                progress.accept((double) done / size);
            }
        }
        return hex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
