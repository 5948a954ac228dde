package lectern.engine.document.vp8;

/** Reads single bits of known probability from a part of a frame (RFC 6386, section 7). */
final class BoolDecoder {

    private final byte[] data;
    private final int end;
    private int position;
    /** The window into the data: its lowest {@link #bits} + 8 bits are still to be used. */
    private long value;
    private int bits = -8;
    private int range = 255;
    private boolean pastEnd;

    BoolDecoder(byte[] data, int from, int to) {
        this.data = data;
        this.position = from;
        this.end = to;
    }

    /** A bit that is 0 with a probability of {@code probability / 256}. */
    int bit(int probability) {
        if (bits < 0) {
            load();
        }
        int split = 1 + ((range - 1) * probability >> 8);
        int bit;
        if ((value >>> bits) >= split) {
            range -= split;
            value -= (long) split << bits;
            bit = 1;
        } else {
            range = split;
            bit = 0;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        bits -= shift;
        return bit;
    }

    /** A bit as likely 0 as 1. */
    boolean flag() {
        return bit(128) == 1;
    }

    /** An unsigned number of so many bits, highest first. */
    int literal(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit(128);
        }
        return number;
    }

    /** A number of so many bits and a sign. */
    int signed(int count) {
        int number = literal(count);
        return flag() ? -number : number;
    }

    /** A number as {@link #signed}, where a flag says that there is one; else 0. */
    int optional(int count) {
        return flag() ? signed(count) : 0;
    }

    /** Whether more was read than there is: the frame is cut off. */
    boolean isPastEnd() {
        return pastEnd;
    }

    private void load() {
        if (position == end) {
            pastEnd = true;
            value <<= 8;
            bits += 8;
            return;
        }
        while (bits <= 40 && position < end) {
            value = value << 8 | data[position++] & 0xFF;
            bits += 8;
        }
    }
}
