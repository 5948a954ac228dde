package lectern.engine.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes a file of prepared weights beside its place and moves it there once it is on disk: whoever looks finds a whole
 * file or none, whenever the writing ends.
 */
final class PreparedWriter implements AutoCloseable {

    private static final int SECTION_ALIGNMENT = 4096;
    private static final int TENSOR_ALIGNMENT = 64;

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final List<PreparedIndex.Section> sections = new ArrayList<>();

    /** A tensor to be written, and what fills its memory. */
    record Filling(String name, ElementType type, List<Long> shape, Consumer<MemorySegment> fill) {}

    PreparedWriter(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.getParent());
        part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    void section(String name, List<Filling> fillings) throws IOException {
        var tensors = new ArrayList<PreparedIndex.Tensor>();
        long bytes = 0;
        for (var filling : fillings) {
            var tensor = new PreparedIndex.Tensor(filling.name(), filling.type(), filling.shape(), bytes);
            tensors.add(tensor);
            bytes = aligned(bytes + tensor.bytes(), TENSOR_ALIGNMENT);
        }
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(bytes, TENSOR_ALIGNMENT);
            for (int i = 0; i < tensors.size(); i++) {
                fillings.get(i).fill().accept(memory.asSlice(tensors.get(i).offset(), tensors.get(i).bytes()));
            }
            long offset = aligned(channel.position(), SECTION_ALIGNMENT);
            channel.position(offset);
            long piece = 1 << 30;
            for (long at = 0; at < bytes; at += piece) {
                write(memory.asSlice(at, Math.min(piece, bytes - at)).asByteBuffer());
            }
            sections.add(new PreparedIndex.Section(name, offset, bytes, PreparedFile.crc32c(memory), tensors));
        }
    }

    /** Finishes the file and puts it in its place. */
    void commit(String projector, Precision precision) throws IOException {
        var json = PreparedFile.JSON.writeValueAsBytes(
                new PreparedIndex(PreparedIndex.FORMAT, projector, precision.id, sections));
        var crc = new CRC32C();
        crc.update(json);
        write(ByteBuffer.wrap(json));
        write(ByteBuffer.allocate(PreparedFile.FOOTER)
                .putInt(json.length)
                .putInt((int) crc.getValue())
                .putLong(PreparedFile.MAGIC)
                .flip());
        channel.force(true);
        channel.close();
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static long aligned(long offset, int to) {
        return Math.ceilDiv(offset, to) * to;
    }

    /** Without a commit before it, removes what was written. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
