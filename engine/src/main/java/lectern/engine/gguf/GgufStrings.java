package lectern.engine.gguf;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * An array of strings from the metadata, kept as the bytes of the file. A vocabulary has 262,144 entries of a few
 * bytes; as Java strings it would take ten times the memory, and most are never looked at.
 */
public final class GgufStrings extends AbstractList<String> implements RandomAccess {

    private final byte[] data;
    private final int[] ends;

    /**
     * @param data all strings one after another
     * @param ends where in {@code data} each string ends, ascending
     */
    GgufStrings(byte[] data, int[] ends) {
        this.data = data;
        this.ends = ends;
    }

    /** The string at an index; bytes that are not UTF-8 become U+FFFD. */
    @Override
    public String get(int index) {
        int start = start(index);
        return new String(data, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    /** The bytes of the string at an index, without a terminator. */
    public byte[] bytes(int index) {
        return Arrays.copyOfRange(data, start(index), ends[index]);
    }

    @Override
    public int size() {
        return ends.length;
    }

    private int start(int index) {
        if (index < 0 || index >= ends.length) {
            throw new IndexOutOfBoundsException("No string " + index + " among " + ends.length);
        }
        return index == 0 ? 0 : ends[index - 1];
    }
}
