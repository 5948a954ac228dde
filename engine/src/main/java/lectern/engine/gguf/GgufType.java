package lectern.engine.gguf;

import java.util.Optional;

/** The types of metadata values, in the order of their numbers in the file. */
public enum GgufType {
    UINT8("u8", 1),
    INT8("i8", 1),
    UINT16("u16", 2),
    INT16("i16", 2),
    UINT32("u32", 4),
    INT32("i32", 4),
    FLOAT32("f32", 4),
    BOOL("bool", 1),
    STRING("string", 0),
    ARRAY("array", 0),
    UINT64("u64", 8),
    INT64("i64", 8),
    FLOAT64("f64", 8);

    private static final GgufType[] ALL = values();

    private final String label;
    private final int bytes;

    GgufType(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** The number that stands for this type in the file. */
    public int id() {
        return ordinal();
    }

    /** Bytes of one value; 0 where the length varies (strings, arrays). */
    public int bytes() {
        return bytes;
    }

    /** How the format's documentation abbreviates the type. */
    public String label() {
        return label;
    }

    public static Optional<GgufType> of(int id) {
        return id >= 0 && id < ALL.length ? Optional.of(ALL[id]) : Optional.empty();
    }
}
