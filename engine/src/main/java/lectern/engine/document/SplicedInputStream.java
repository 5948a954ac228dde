package lectern.engine.document;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Parts of another stream, and bytes of our own, read as one file.
 *
 * <p>So a decoder is given only the parts of a file that carry pixels: it cannot stumble over, or be attacked through,
 * the comments, thumbnails and metadata around them. Nothing is copied. The source stream stays open and is this
 * stream's to move.
 */
final class SplicedInputStream extends ImageInputStreamImpl {

    private sealed interface Part {
        long length();
    }

    private record Range(long offset, long length) implements Part {}

    private record Bytes(byte[] bytes) implements Part {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    private final ImageInputStream source;
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private long length;
    private int current;

    SplicedInputStream(ImageInputStream source) {
        this.source = source;
    }

    /** Appends {@code length} bytes of the source from {@code offset} on. */
    SplicedInputStream range(long offset, long length) {
        if (!parts.isEmpty() && parts.getLast() instanceof Range last && last.offset + last.length == offset) {
            parts.set(parts.size() - 1, new Range(last.offset, last.length + length));
            this.length += length;
            return this;
        }
        return add(new Range(offset, length));
    }

    /** Appends bytes that the source does not have. */
    SplicedInputStream bytes(byte... bytes) {
        return add(new Bytes(bytes));
    }

    private SplicedInputStream add(Part part) {
        if (part.length() > 0) {
            parts.add(part);
            starts.add(length);
            length += part.length();
        }
        return this;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Fills all it can, across the parts: the methods for numbers take a short answer for the end of the file. */
    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        int total = (int) Math.min(count, length - streamPos);
        for (int done = 0; done < total; ) {
            done += readPart(into, offset + done, total - done);
        }
        return total <= 0 ? -1 : total;
    }

    private int readPart(byte[] into, int offset, int count) throws IOException {
        find();
        var part = parts.get(current);
        long inside = streamPos - starts.get(current);
        int n = (int) Math.min(count, part.length() - inside);
        switch (part) {
            case Bytes own -> System.arraycopy(own.bytes, (int) inside, into, offset, n);
            case Range range -> {
                source.seek(range.offset + inside);
                n = source.read(into, offset, n);
                if (n < 0) {
                    throw new EOFException("The file ends before its picture does");
                }
            }
        }
        streamPos += n;
        return n;
    }

    private void find() {
        while (streamPos < starts.get(current)) {
            current--;
        }
        while (streamPos >= starts.get(current) + parts.get(current).length()) {
            current++;
        }
    }

    @Override
    public long length() {
        return length;
    }
}
