package lectern.engine.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Reads the head of a file from front to back, little-endian. Never reads past the file's end and never sets memory
 * aside for more than the file still holds.
 *
 * <p>A buffer rather than a memory map: a mapped file that is cut short while it is read takes the whole process down.
 */
final class GgufInput {

    /** What metadata and tensor table together may take; the largest vocabularies known need a tenth. */
    static final long MAX_HEAD = 128L << 20;

    private static final int BUFFER = 256 << 10;

    private final SeekableByteChannel channel;
    private final Path file;
    private final long size;
    private final ByteBuffer buffer;
    private long position;

    GgufInput(SeekableByteChannel channel, Path file, long size) {
        this.channel = channel;
        this.file = file;
        this.size = size;
        this.buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(64, size)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** Bytes that the head may still take: up to the end of the file or to {@link #MAX_HEAD}. */
    long remaining() {
        return Math.min(size, MAX_HEAD) - position;
    }

    byte readByte() throws IOException, GgufException {
        return take(1).get();
    }

    short readShort() throws IOException, GgufException {
        return take(2).getShort();
    }

    int readInt() throws IOException, GgufException {
        return take(4).getInt();
    }

    long readLong() throws IOException, GgufException {
        return take(8).getLong();
    }

    /** The next {@code count} bytes. */
    byte[] readBytes(long count) throws IOException, GgufException {
        require(count);
        var bytes = new byte[Math.toIntExact(count)];
        readInto(bytes, 0, bytes.length);
        return bytes;
    }

    void readInto(byte[] target, int offset, int count) throws IOException, GgufException {
        require(count);
        int done = 0;
        while (done < count) {
            if (!buffer.hasRemaining()) {
                refill(1);
            }
            int part = Math.min(count - done, buffer.remaining());
            buffer.get(target, offset + done, part);
            done += part;
            position += part;
        }
    }

    /** Fails unless {@code count} more bytes, an unsigned number from the file, can be there. */
    void require(long count) throws GgufException {
        if (count < 0 || count > MAX_HEAD) {
            throw GgufException.damaged(file, "at byte " + position + " it announces "
                    + Long.toUnsignedString(count) + " bytes of metadata");
        }
        if (count > remaining()) {
            throw size > MAX_HEAD
                    ? GgufException.damaged(file, "its metadata takes more than " + (MAX_HEAD >> 20) + " MB")
                    : GgufException.incomplete(file, "it ends after " + size
                            + " bytes, before its table of contents does");
        }
    }

    private ByteBuffer take(int count) throws IOException, GgufException {
        require(count);
        if (buffer.remaining() < count) {
            refill(count);
        }
        position += count;
        return buffer;
    }

    private void refill(int atLeast) throws IOException, GgufException {
        buffer.compact();
        while (buffer.position() < atLeast) {
            if (channel.read(buffer) < 0) {
                throw GgufException.incomplete(file, "it became shorter while it was read");
            }
        }
        buffer.flip();
    }
}
