package lectern.engine.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * Parses the head of one GGUF file, in the order of the format: mark, version, counts, metadata, tensor table. Each
 * number from the file is checked before it decides how much is read or set aside.
 */
final class GgufReader {

    /** {@code GGUF} as a little-endian number. */
    private static final int MAGIC = 0x46554747;

    /** Key, type and the shortest value: 8 + 1 + 4 + 1 bytes. */
    private static final int SMALLEST_ENTRY = 14;

    /** llama.cpp compares every key with every other; real files have about fifty. */
    private static final int MAX_ENTRIES = 4096;

    private static final int MAX_KEY = 65535;
    private static final int MAX_STRING = 16 << 20;
    private static final String ALIGNMENT_KEY = "general.alignment";
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final int MAX_ALIGNMENT = 1 << 16;

    private final GgufInput input;
    private final SeekableByteChannel channel;
    private final Path file;
    private final long size;

    GgufReader(SeekableByteChannel channel, Path file, long size) {
        this.input = new GgufInput(channel, file, size);
        this.channel = channel;
        this.file = file;
        this.size = size;
    }

    GgufFile read() throws IOException, GgufException {
        if (size < 4 || input.readInt() != MAGIC) {
            throw foreign();
        }
        int version = version(input.readInt());
        long tensorCount = input.readLong();
        long entryCount = input.readLong();
        if (entryCount < 0 || entryCount > MAX_ENTRIES) {
            throw GgufException.damaged(file, "it announces " + Long.toUnsignedString(entryCount)
                    + " metadata entries");
        }
        input.require(entryCount * SMALLEST_ENTRY);
        var metadata = LinkedHashMap.<String, GgufValue>newLinkedHashMap((int) entryCount);
        for (int i = 0; i < entryCount; i++) {
            readEntry(metadata);
        }
        int alignment = alignment(metadata);
        var table = new TensorTableReader(input, file, size, alignment, tensorCount);
        var tensors = table.read();
        return new GgufFile(file, size, version, alignment, table.dataOffset(), metadata, tensors);
    }

    private GgufException foreign() throws IOException {
        var head = ByteBuffer.allocate((int) Math.min(size, ForeignFile.SAMPLE));
        channel.position(0);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            // A read may bring fewer bytes than asked for.
        }
        return ForeignFile.describe(file, Arrays.copyOf(head.array(), head.position()), size);
    }

    private int version(int version) throws GgufException {
        if (version == 2 || version == 3) {
            return version;
        }
        if (version == 1) {
            throw GgufException.unsupported(file, "is GGUF version 1, which is no longer read."
                    + " Download a newer file of the model.");
        }
        if (version != 0 && (version & 0xffff) == 0) {
            throw GgufException.unsupported(file, "is a GGUF file for big-endian computers, which Lectern does not"
                    + " run on. Download the usual, little-endian file.");
        }
        if (version > 3 && version < 100) {
            throw GgufException.unsupported(file, "is GGUF version " + version
                    + "; this version of Lectern reads 2 and 3. Update Lectern or download an older file.");
        }
        throw GgufException.damaged(file, "its format version is " + Integer.toUnsignedString(version));
    }

    private void readEntry(LinkedHashMap<String, GgufValue> metadata) throws IOException, GgufException {
        var key = readName(input, file, MAX_KEY, "a metadata key");
        var value = readValue(key);
        if (metadata.putIfAbsent(key, value) != null) {
            throw GgufException.damaged(file, "the metadata key “" + key + "” occurs twice");
        }
    }

    private GgufValue readValue(String key) throws IOException, GgufException {
        var type = readType(key);
        return switch (type) {
            case UINT8 -> new GgufValue.Int(type, Byte.toUnsignedInt(input.readByte()));
            case INT8 -> new GgufValue.Int(type, input.readByte());
            case UINT16 -> new GgufValue.Int(type, Short.toUnsignedInt(input.readShort()));
            case INT16 -> new GgufValue.Int(type, input.readShort());
            case UINT32 -> new GgufValue.Int(type, Integer.toUnsignedLong(input.readInt()));
            case INT32 -> new GgufValue.Int(type, input.readInt());
            case UINT64, INT64 -> new GgufValue.Int(type, input.readLong());
            case FLOAT32 -> new GgufValue.Real(type, Float.intBitsToFloat(input.readInt()));
            case FLOAT64 -> new GgufValue.Real(type, Double.longBitsToDouble(input.readLong()));
            case BOOL -> new GgufValue.Bool(readBool(key));
            case STRING -> new GgufValue.Text(readText(key));
            case ARRAY -> readArray(key);
        };
    }

    private GgufType readType(String key) throws IOException, GgufException {
        int id = input.readInt();
        return GgufType.of(id).orElseThrow(() -> GgufException.damaged(file,
                "“" + key + "” is of the unknown type " + Integer.toUnsignedString(id)));
    }

    private boolean readBool(String key) throws IOException, GgufException {
        byte value = input.readByte();
        if (value != 0 && value != 1) {
            throw GgufException.damaged(file, "“" + key + "” should be 0 or 1 and is " + (value & 0xff));
        }
        return value == 1;
    }

    private String readText(String key) throws IOException, GgufException {
        long length = input.readLong();
        if (length < 0 || length > MAX_STRING) {
            throw GgufException.damaged(file, "“" + key + "” announces a text of "
                    + Long.toUnsignedString(length) + " bytes");
        }
        return new String(input.readBytes(length), StandardCharsets.UTF_8);
    }

    private GgufValue readArray(String key) throws IOException, GgufException {
        var type = readType(key);
        long count = input.readLong();
        if (type == GgufType.ARRAY) {
            throw GgufException.unsupported(file, "holds an array of arrays (“" + key
                    + "”), which no model that Lectern runs has.");
        }
        int least = type == GgufType.STRING ? Long.BYTES : type.bytes();
        if (count < 0 || count > GgufInput.MAX_HEAD / least) {
            throw GgufException.damaged(file, "“" + key + "” announces an array of "
                    + Long.toUnsignedString(count) + " elements");
        }
        input.require(count * least);
        return type == GgufType.STRING
                ? new GgufValue.Texts(readStrings((int) count))
                : new GgufValue.Numbers(type, ByteBuffer.wrap(input.readBytes(count * least)));
    }

    private GgufStrings readStrings(int count) throws IOException, GgufException {
        var ends = new int[count];
        var data = new byte[(int) Math.min(input.remaining(), 8L * count)];
        int used = 0;
        for (int i = 0; i < count; i++) {
            long length = input.readLong();
            input.require(length);
            int end = used + (int) length;
            if (end > data.length) {
                data = Arrays.copyOf(data, Math.max(end, data.length + (data.length >> 1)));
            }
            input.readInto(data, used, (int) length);
            ends[i] = used = end;
        }
        return new GgufStrings(data, ends);
    }

    private int alignment(LinkedHashMap<String, GgufValue> metadata) throws GgufException {
        var value = metadata.get(ALIGNMENT_KEY);
        if (value == null) {
            return DEFAULT_ALIGNMENT;
        }
        if (value instanceof GgufValue.Int(var type, var alignment) && type == GgufType.UINT32
                && alignment <= MAX_ALIGNMENT && Long.bitCount(alignment) == 1) {
            return (int) alignment;
        }
        throw GgufException.damaged(file, "its tensors should be aligned to a power of two up to " + MAX_ALIGNMENT
                + ", and the file says otherwise");
    }

    /** A name by which things are found: not empty, UTF-8, without control characters. */
    static String readName(GgufInput input, Path file, int maxBytes, String what) throws IOException, GgufException {
        long length = input.readLong();
        if (length <= 0 || length > maxBytes) {
            throw GgufException.damaged(file, what + " is " + Long.toUnsignedString(length) + " bytes long");
        }
        try {
            var name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input.readBytes(length))).toString();
            if (name.chars().noneMatch(Character::isISOControl)) {
                return name;
            }
        } catch (CharacterCodingException e) {
            // The same sentence serves both: the name is not text.
        }
        throw GgufException.damaged(file, what + " is not readable text");
    }
}
