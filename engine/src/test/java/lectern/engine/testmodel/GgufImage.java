package lectern.engine.testmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A GGUF file in memory whose fields can be found by name: {@code version}, {@code entry gemma3.block_count.value},
 * {@code tensor output_norm.weight.shape0}, {@code data output_norm.weight} and so on.
 */
public final class GgufImage {

    /** Where a field lies in the file. */
    public record Field(int offset, int length) {}

    private final byte[] bytes;
    private final Map<String, Field> fields;
    private final int dataOffset;

    GgufImage(byte[] bytes, Map<String, Field> fields, int dataOffset) {
        this.bytes = bytes;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.dataOffset = dataOffset;
    }

    /** A copy of the file's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** All fields in file order. */
    public Map<String, Field> fields() {
        return fields;
    }

    public Field field(String name) {
        var field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("There is no field " + name);
        }
        return field;
    }

    /** The name of the innermost field that a byte belongs to, or {@code padding}. */
    public String fieldAt(int offset) {
        var name = "padding";
        int length = Integer.MAX_VALUE;
        for (var entry : fields.entrySet()) {
            var field = entry.getValue();
            if (field.offset() <= offset && offset < field.offset() + field.length() && field.length() < length) {
                name = entry.getKey();
                length = field.length();
            }
        }
        return name;
    }

    /** The number in a field of 1, 4 or 8 bytes; 4 bytes are read without a sign. */
    public long value(String name) {
        var field = field(name);
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (field.length()) {
            case 1 -> buffer.get(field.offset());
            case 4 -> Integer.toUnsignedLong(buffer.getInt(field.offset()));
            case 8 -> buffer.getLong(field.offset());
            default -> throw new IllegalArgumentException(name + " is " + field.length() + " bytes long");
        };
    }

    /** Where the first tensor's data begins. */
    public int dataOffset() {
        return dataOffset;
    }

    /** A copy in which one field of 1, 4 or 8 bytes has another value. */
    public byte[] with(String name, long value) {
        var field = field(name);
        var copy = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (field.length()) {
            case 1 -> copy.put(field.offset(), (byte) value);
            case 4 -> copy.putInt(field.offset(), (int) value);
            case 8 -> copy.putLong(field.offset(), value);
            default -> throw new IllegalArgumentException(name + " is " + field.length() + " bytes long");
        }
        return copy.array();
    }

    public Path writeTo(Path file) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
