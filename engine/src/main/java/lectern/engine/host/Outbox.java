package lectern.engine.host;

import java.io.IOException;
import java.io.OutputStream;

/** Where the host puts its frames. Any thread may send. */
final class Outbox {

    private OutputStream out;

    Outbox(OutputStream out) {
        this.out = out;
    }

    synchronized void redirect(OutputStream to) {
        out = to;
    }

    synchronized void send(Frame frame) {
        try {
            FrameCodec.write(out, frame);
        } catch (IOException e) {
            // Nobody listens any more: the window is gone, and so is the reason to go on.
            Runtime.getRuntime().halt(0);
        }
    }
}
