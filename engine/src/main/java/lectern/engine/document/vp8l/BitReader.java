package lectern.engine.document.vp8l;

import java.io.EOFException;

/** Reads numbers of some bits, the lowest bit first. */
final class BitReader {

    private final byte[] data;
    private int position;
    private long buffer;
    private int available;

    BitReader(byte[] data, int from) {
        this.data = data;
        this.position = from;
    }

    /** @param count 0 to 32 */
    int read(int count) throws EOFException {
        int value = (int) (peek() & (1L << count) - 1);
        skip(count);
        return value;
    }

    boolean flag() throws EOFException {
        return read(1) == 1;
    }

    /** The next 32 bits at least, the next one lowest; zeros beyond the end. */
    long peek() {
        while (available < 32 && position < data.length) {
            buffer |= (data[position++] & 0xFFL) << available;
            available += 8;
        }
        return buffer;
    }

    /** Takes bits that were looked at. */
    void skip(int count) throws EOFException {
        if (count > available) {
            throw new EOFException("VP8L data that is cut off");
        }
        buffer >>>= count;
        available -= count;
    }
}
