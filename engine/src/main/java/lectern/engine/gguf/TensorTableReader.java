package lectern.engine.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Parses the tensor table and checks it against the length of the file. Like llama.cpp it wants the tensors one right
 * after another in the order of the table, each padded to the alignment.
 */
final class TensorTableReader {

    /** Name, number of dimensions, one dimension, type and offset: 9 + 4 + 8 + 4 + 8 bytes. */
    private static final int SMALLEST_ENTRY = 33;

    /** The largest Gemma 3 has about 800; llama.cpp compares every name with every other. */
    private static final int MAX_TENSORS = 32768;

    /** ggml's limit, which counts a terminator. */
    private static final int MAX_NAME = 63;

    private static final int MAX_DIMENSIONS = 4;

    private final GgufInput input;
    private final Path file;
    private final long size;
    private final int alignment;
    private final long count;
    private long dataOffset;

    /**
     * @param input stands at the start of the table
     * @param size bytes of the whole file
     * @param count how many tensors the file announces, as read
     */
    TensorTableReader(GgufInput input, Path file, long size, int alignment, long count) {
        this.input = input;
        this.file = file;
        this.size = size;
        this.alignment = alignment;
        this.count = count;
    }

    /** The tensors, with offsets from the start of the file. */
    LinkedHashMap<String, GgufTensor> read() throws IOException, GgufException {
        if (count < 0 || count > MAX_TENSORS) {
            throw GgufException.damaged(file, "it announces " + Long.toUnsignedString(count) + " tensors");
        }
        input.require(count * SMALLEST_ENTRY);
        var entries = new ArrayList<GgufTensor>((int) count);
        long next = 0;
        for (int i = 0; i < count; i++) {
            var entry = readEntry(next);
            entries.add(entry);
            next = padded(entry.offset() + entry.bytes(), entry.name());
        }
        dataOffset = padded(input.position(), "the first one");
        return place(entries);
    }

    /** Where the first tensor begins, once {@link #read} has returned. */
    long dataOffset() {
        return dataOffset;
    }

    private LinkedHashMap<String, GgufTensor> place(List<GgufTensor> entries) throws GgufException {
        var tensors = LinkedHashMap.<String, GgufTensor>newLinkedHashMap(entries.size());
        for (var entry : entries) {
            long offset = dataOffset + entry.offset();
            var tensor = new GgufTensor(entry.name(), entry.type(), entry.shape(), offset, entry.bytes());
            if (tensors.putIfAbsent(entry.name(), tensor) != null) {
                throw GgufException.damaged(file, "the tensor “" + entry.name() + "” occurs twice");
            }
        }
        if (!tensors.isEmpty()) {
            var last = tensors.lastEntry().getValue();
            long needed = last.offset() + last.bytes();
            if (needed < 0) {
                throw tooLarge(last.name());
            }
            if (needed > size) {
                throw GgufException.incomplete(file, "it has " + size + " of " + needed + " bytes");
            }
        }
        return tensors;
    }

    private GgufTensor readEntry(long expectedOffset) throws IOException, GgufException {
        var name = GgufReader.readName(input, file, MAX_NAME, "a tensor's name");
        var shape = readShape(name);
        int typeId = input.readInt();
        var type = GgmlType.of(typeId).orElseThrow(() -> GgufException.damaged(file,
                "the tensor “" + name + "” is of the unknown type " + Integer.toUnsignedString(typeId)));
        long bytes = bytes(name, type, shape);
        long offset = input.readLong();
        if (offset != expectedOffset) {
            var problem = Long.compareUnsigned(offset, expectedOffset) < 0
                    ? "overlaps the one before it"
                    : "leaves a gap to the one before it";
            throw GgufException.damaged(file, "the tensor “" + name + "” " + problem);
        }
        return new GgufTensor(name, type, shape, offset, bytes);
    }

    private List<Long> readShape(String name) throws IOException, GgufException {
        int dimensions = input.readInt();
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw GgufException.damaged(file, "the tensor “" + name + "” has "
                    + Integer.toUnsignedString(dimensions) + " dimensions");
        }
        var shape = new ArrayList<Long>(dimensions);
        for (int i = 0; i < dimensions; i++) {
            long length = input.readLong();
            if (length <= 0) {
                throw GgufException.damaged(file, "a dimension of the tensor “" + name + "” is "
                        + Long.toUnsignedString(length));
            }
            shape.add(length);
        }
        return shape;
    }

    private long bytes(String name, GgmlType type, List<Long> shape) throws GgufException {
        long row = shape.getFirst();
        if (row % type.blockSize() != 0) {
            throw GgufException.damaged(file, "a row of the tensor “" + name + "” has " + row
                    + " numbers, which does not fill blocks of " + type.blockSize());
        }
        try {
            long elements = 1;
            for (long length : shape) {
                elements = Math.multiplyExact(elements, length);
            }
            return Math.multiplyExact(elements / type.blockSize(), (long) type.blockBytes());
        } catch (ArithmeticException e) {
            throw tooLarge(name);
        }
    }

    private long padded(long end, String name) throws GgufException {
        if (end < 0 || end > Long.MAX_VALUE - alignment) {
            throw tooLarge(name);
        }
        return end + (alignment - 1) & -alignment;
    }

    private GgufException tooLarge(String name) {
        return GgufException.damaged(file, "the tensor “" + name + "” is larger than any disk");
    }
}
