package lectern.engine.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One metadata value. Arrays hold numbers or strings; arrays of arrays are refused when the file is read. */
public sealed interface GgufValue {

    /** The type as stored; {@link GgufType#ARRAY} for arrays. */
    GgufType type();

    /**
     * An integer.
     *
     * @param type one of the eight integer types
     * @param value the value; for {@link GgufType#UINT64} the bits, to be read as unsigned
     */
    record Int(GgufType type, long value) implements GgufValue {}

    /**
     * A floating-point number.
     *
     * @param type {@link GgufType#FLOAT32} or {@link GgufType#FLOAT64}
     */
    record Real(GgufType type, double value) implements GgufValue {}

    record Bool(boolean value) implements GgufValue {
        @Override
        public GgufType type() {
            return GgufType.BOOL;
        }
    }

    record Text(String value) implements GgufValue {
        @Override
        public GgufType type() {
            return GgufType.STRING;
        }
    }

    /** An array of strings. */
    record Texts(GgufStrings values) implements GgufValue {
        @Override
        public GgufType type() {
            return GgufType.ARRAY;
        }
    }

    /**
     * An array of numbers or truth values.
     *
     * @param elementType what each element is
     * @param data the elements as in the file, little-endian, one after another
     */
    record Numbers(GgufType elementType, ByteBuffer data) implements GgufValue {

        public Numbers {
            data = data.asReadOnlyBuffer();
        }

        /** The elements; every call gives a buffer with its own position, little-endian. */
        @Override
        public ByteBuffer data() {
            return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public GgufType type() {
            return GgufType.ARRAY;
        }

        /** How many elements there are. */
        public int size() {
            return data.remaining() / elementType.bytes();
        }

        /** An element of a {@link GgufType#FLOAT32} array. */
        public float floatAt(int index) {
            return data().getFloat(index * Float.BYTES);
        }

        /** An element of an {@link GgufType#INT32} or {@link GgufType#UINT32} array. */
        public int intAt(int index) {
            return data().getInt(index * Integer.BYTES);
        }
    }
}
