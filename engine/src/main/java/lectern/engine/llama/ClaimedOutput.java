package lectern.engine.llama;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The real standard output, after native code has been sent to standard error. */
final class ClaimedOutput extends OutputStream {

    private final Shim shim;

    ClaimedOutput(Shim shim) {
        this.shim = shim;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var copy = arena.allocate(Math.max(1, length));
            MemorySegment.copy(bytes, offset, copy, ValueLayout.JAVA_BYTE, 0, length);
            if (shim.callInt("stdout_write", copy, (long) length) != 0) {
                throw new IOException("Nobody reads the engine's answers any more.");
            }
        }
    }
}
