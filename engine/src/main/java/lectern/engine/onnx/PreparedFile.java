package lectern.engine.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A file of prepared weights, open for reading. Layout: sections; the index as JSON; then its length and its CRC-32C (4
 * bytes each, big-endian) and eight bytes of magic. As these are written last, a file that was cut has none.
 */
final class PreparedFile implements AutoCloseable {

    static final long MAGIC = 0x4C4543544F4E4E58L;
    static final int FOOTER = 16;
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final int MAX_INDEX = 16 << 20;

    /** The file is not one of prepared weights, or not any more: it has to be made again. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    private final Path path;
    private final FileChannel channel;
    private final PreparedIndex index;
    private final Set<String> verified = new HashSet<>();

    private PreparedFile(Path path, FileChannel channel, PreparedIndex index) {
        this.path = path;
        this.channel = channel;
        this.index = index;
    }

    /**
     * @throws NoSuchFileException when there is none
     * @throws DamagedException when it is incomplete, of another format, or its index is damaged
     */
    static PreparedFile open(Path path) throws IOException, DamagedException {
        var channel = FileChannel.open(path);
        try {
            return new PreparedFile(path, channel, readIndex(channel));
        } catch (IOException | DamagedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static PreparedIndex readIndex(FileChannel channel) throws IOException, DamagedException {
        long size = channel.size();
        if (size < FOOTER) {
            throw new DamagedException("It is cut off.");
        }
        var footer = read(channel, size - FOOTER, FOOTER);
        int length = footer.getInt();
        int crc = footer.getInt();
        if (footer.getLong() != MAGIC || length < 2 || length > MAX_INDEX || length > size - FOOTER) {
            throw new DamagedException("It is cut off.");
        }
        var json = read(channel, size - FOOTER - length, length).array();
        var sum = new CRC32C();
        sum.update(json);
        if ((int) sum.getValue() != crc) {
            throw new DamagedException("Its index is damaged.");
        }
        try {
            var index = JSON.readValue(json, PreparedIndex.class);
            if (index.format() != PreparedIndex.FORMAT) {
                throw new DamagedException("It belongs to another release of Lectern.");
            }
            return index;
        } catch (JsonProcessingException e) {
            throw new DamagedException("Its index belongs to another release of Lectern.");
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("The file shrank while it was read.");
            }
        }
        return buffer.flip();
    }

    PreparedIndex index() {
        return index;
    }

    PreparedIndex.Section section(String name) {
        return index.sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section " + name + " in " + path));
    }

    /**
     * Maps a section; its memory goes with the arena. What it holds is checked the first time.
     *
     * @throws DamagedException when its bytes are not those that were written
     */
    MemorySegment map(PreparedIndex.Section section, Arena arena) throws IOException, DamagedException {
        var mapped = channel.map(FileChannel.MapMode.READ_ONLY, section.offset(), section.bytes(), arena);
        if (!verified.contains(section.name())) {
            if (crc32c(mapped) != section.crc32c()) {
                throw new DamagedException("Its section " + section.name() + " is damaged.");
            }
            verified.add(section.name());
        }
        return mapped;
    }

    static int crc32c(MemorySegment bytes) {
        var sum = new CRC32C();
        long piece = 1 << 30;
        for (long at = 0; at < bytes.byteSize(); at += piece) {
            sum.update(bytes.asSlice(at, Math.min(piece, bytes.byteSize() - at)).asByteBuffer());
        }
        return (int) sum.getValue();
    }

    /** Removes the file, so that it is made again. */
    void discard() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
