package lectern.engine.testmodel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import lectern.engine.gguf.GgufType;

/** Bytes under construction, and where each named field of them lies. */
final class FieldBuffer {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, GgufImage.Field> fields = new LinkedHashMap<>();

    int size() {
        return out.size();
    }

    void int32(String field, int value) {
        bytes(field, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    void int64(String field, long value) {
        bytes(field, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    /** A length, as {@code field + "Length"}, and a text. */
    void name(String field, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        int64(field + "Length", utf8.length);
        bytes(field, utf8);
    }

    /** An encoded metadata value, with the numbers that decide its length as fields of their own. */
    void value(String field, GgufType type, byte[] value) {
        int start = size();
        bytes(field + "value", value);
        if (type == GgufType.ARRAY) {
            mark(field + "elementType", start, 4);
            mark(field + "count", start + 4, 8);
        } else if (type == GgufType.STRING) {
            mark(field + "length", start, 8);
        }
    }

    void bytes(String field, byte[] value) {
        mark(field, size(), value.length);
        out.writeBytes(value);
    }

    void pad(int alignment) {
        while (out.size() % alignment != 0) {
            out.write(0);
        }
    }

    GgufImage image(int dataOffset) {
        return new GgufImage(out.toByteArray(), fields, dataOffset);
    }

    private void mark(String field, int offset, int length) {
        fields.put(field, new GgufImage.Field(offset, length));
    }
}
