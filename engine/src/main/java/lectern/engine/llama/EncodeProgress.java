package lectern.engine.llama;

import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.encode.BlockTimes;
import lectern.engine.encode.VisionEncoder;

/** How far the pictures of a question have come together, and how long the rest of them will take. */
final class EncodeProgress {

    private final VisionEncoder encoder;
    private final int pictures;
    private final ProgressListener listener;
    private final BlockTimes times = new BlockTimes(new Blocks());
    private int done;

    /** @param pictures how many are to be encoded */
    EncodeProgress(VisionEncoder encoder, int pictures, ProgressListener listener) {
        this.encoder = encoder;
        this.pictures = pictures;
        this.listener = listener;
    }

    /** A picture begins. */
    void begin() {
        tell(0, encoder.projector().blocks());
    }

    /** A picture is done. */
    void next() {
        done++;
    }

    /** Hears the blocks of each picture. */
    VisionEncoder.Progress blocks() {
        return times;
    }

    private void tell(int blocks, int all) {
        double left = all - blocks + (double) (pictures - done - 1) * all;
        double pace = times.millisPerBlock() > 0 ? times.millisPerBlock() : encoder.millisPerBlock();
        listener.onProgress(Stage.ENCODE_PICTURE, (done + (double) blocks / all) / pictures, left * pace / 1000);
    }

    private final class Blocks implements VisionEncoder.Progress {
        @Override
        public void onBlock(int computed, int all) {
            tell(computed, all);
        }

        @Override
        public void onPrepare(double fraction) {
            listener.onProgress(Stage.LOAD_PROJECTOR, fraction);
        }
    }
}
