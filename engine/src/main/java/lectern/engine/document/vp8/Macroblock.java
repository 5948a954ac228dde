package lectern.engine.document.vp8;

import java.util.Arrays;

/** What the stream says of one macroblock, 16×16 pixels: how to predict it, and what is left to add. Reused. */
final class Macroblock {

    /** Modes of whole areas. */
    static final int DC = 0;
    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;

    /** Modes of 4×4 blocks; the first four are those of whole areas. The order is that of the tables. */
    static final int DOWN_RIGHT = 4;
    static final int VERTICAL_RIGHT = 5;
    static final int DOWN_LEFT = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    int segment;
    boolean skipped;
    /** Whether each 4×4 block of the luma has a mode of its own. */
    boolean blockModes;
    /** The mode of the luma, where it has one. */
    int lumaMode;
    /** The modes of its 16 blocks, where they have their own. */
    final int[] blockMode = new int[16];
    int chromaMode;

    /** 16 luma blocks, then 4 of U, then 4 of V, of 16 coefficients each, dequantized. */
    final int[] coefficients = new int[24 * 16];
    /** Which of the 24 blocks have coefficients to be transformed. */
    final boolean[] coded = new boolean[24];

    void clearCoefficients() {
        Arrays.fill(coefficients, 0);
        Arrays.fill(coded, false);
    }

    boolean hasCoefficients() {
        for (boolean block : coded) {
            if (block) {
                return true;
            }
        }
        return false;
    }
}
