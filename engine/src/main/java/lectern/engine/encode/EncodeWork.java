package lectern.engine.encode;

import lectern.engine.gguf.Projector;

/** How much arithmetic a picture is. */
public final class EncodeWork {

    private EncodeWork() {}

    /**
     * Floating-point operations of the matrix products for one picture, an addition and a multiplication counting as
     * two: in each block the four attention matrices, the feed-forward network's two, scores, and their sums.
     */
    public static double operations(Projector p) {
        double side = p.imageSize() / p.patchSize();
        double patches = side * side;
        double attention = (double) p.heads() * p.headSize();
        double matrices = patches * (4 * p.width() * attention + 2.0 * p.width() * p.feedForwardWidth());
        double scores = 2 * patches * patches * attention;
        return 2 * (matrices + scores) * p.blocks();
    }
}
