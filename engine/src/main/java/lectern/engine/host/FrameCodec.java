package lectern.engine.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Frames as bytes: length (4 bytes, big-endian), then that many bytes of JSON. */
public final class FrameCodec {

    /** Largest frame: a prompt of a whole context window with room to spare. */
    public static final int MAX_BYTES = 64 << 20;

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private FrameCodec() {}

    /**
     * Writes one frame and flushes it. Not safe for two threads at once.
     *
     * @throws IOException when the reader is gone or the frame is larger than {@link #MAX_BYTES}
     */
    public static void write(OutputStream out, Object frame) throws IOException {
        byte[] json = JSON.writeValueAsBytes(frame);
        if (json.length > MAX_BYTES) {
            throw new IOException("A message of " + json.length + " bytes is too large for the engine.");
        }
        // One write call: a process that is killed between two would leave half a frame.
        out.write(ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array());
        out.flush();
    }

    /**
     * Reads one frame.
     *
     * @return empty when the stream ended between frames
     * @throws IOException when it ended inside a frame, or what came is not a frame
     */
    public static Optional<Frame> read(InputStream in) throws IOException {
        return read(in, Frame.class);
    }

    /** As {@link #read(InputStream)}, for frames of another kind than the engine's. */
    public static <T> Optional<T> read(InputStream in, Class<T> type) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var data = new DataInputStream(in);
        int length = first << 24 | data.readUnsignedByte() << 16 | data.readUnsignedShort();
        if (length < 2 || length > MAX_BYTES) {
            throw new IOException("Not a frame: its length would be " + Integer.toUnsignedString(length) + " bytes.");
        }
        byte[] json = in.readNBytes(length);
        if (json.length < length) {
            throw new EOFException("The stream ended inside a frame: " + json.length + " of " + length + " bytes.");
        }
        try {
            var frame = JSON.readValue(json, type);
            if (frame == null) {
                throw new IOException("Not a frame: JSON null.");
            }
            return Optional.of(frame);
        } catch (JsonProcessingException e) {
            // The parser's own message would quote the content, which may be somebody's words.
            throw new IOException("Not a frame: " + e.getClass().getSimpleName() + " in " + length + " bytes.");
        }
    }
}
