package lectern.engine.document.vp8;

import java.util.Arrays;

/** Reads what is to be added to the prediction of macroblocks (RFC 6386, section 13). */
final class CoefficientReader {

    /** Kinds of blocks, which differ in their probabilities. */
    private static final int LUMA_WITHOUT_DC = 0;
    private static final int LUMA_DC = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    /** Where in a block the coefficients are, in the order in which they are stored. */
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    /** Which probabilities a position takes. */
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

    /** The extra bits of large values, by category, with their probabilities. */
    private static final int[][] EXTRA_BITS = {
        {173, 148, 140}, {176, 155, 140, 135}, {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}};

    /** Per macroblock, whether the neighbours have coefficients: 4 luma, 2 U, 2 V, and the DC block. */
    private static final int CONTEXTS = 9;
    private static final int DC_CONTEXT = 8;

    private final FrameHeader header;
    private final int[] p;
    private final boolean[] above;
    private final boolean[] left = new boolean[CONTEXTS];
    private final int[] dc = new int[16];

    CoefficientReader(FrameHeader header, int columns) {
        this.header = header;
        this.p = header.coefficientProbabilities;
        this.above = new boolean[columns * CONTEXTS];
    }

    void startRow() {
        Arrays.fill(left, false);
    }

    void read(BoolDecoder in, Macroblock block, int column) {
        block.clearCoefficients();
        int top = column * CONTEXTS;
        if (block.skipped) {
            skip(block, top);
            return;
        }
        var steps = header.steps[block.segment];
        if (!block.blockModes) {
            Arrays.fill(dc, 0);
            int context = (above[top + DC_CONTEXT] ? 1 : 0) + (left[DC_CONTEXT] ? 1 : 0);
            int count = block(in, LUMA_DC, context, 0, steps[2], steps[3], dc, 0);
            above[top + DC_CONTEXT] = count > 0;
            left[DC_CONTEXT] = count > 0;
            Transform.spreadDc(dc, block.coefficients);
        }
        area(in, block, 0, 4, 0, block.blockModes ? LUMA : LUMA_WITHOUT_DC, top, steps[0], steps[1]);
        area(in, block, 16, 2, 4, CHROMA, top, steps[4], steps[5]);
        area(in, block, 20, 2, 6, CHROMA, top, steps[4], steps[5]);
    }

    /** The DC block keeps its context where the macroblock has none. */
    private void skip(Macroblock block, int top) {
        int count = block.blockModes ? DC_CONTEXT : CONTEXTS;
        Arrays.fill(above, top, top + count, false);
        Arrays.fill(left, 0, count, false);
    }

    /** A square of blocks of one plane: {@code side} by {@code side}, the first one number {@code first}. */
    private void area(BoolDecoder in, Macroblock block, int first, int side, int context, int kind, int top, int dcStep,
            int acStep) {
        int from = kind == LUMA_WITHOUT_DC ? 1 : 0;
        for (int i = 0; i < side * side; i++) {
            int x = top + context + i % side;
            int y = context + i / side;
            int start = (first + i) * 16;
            int count = block(in, kind, (above[x] ? 1 : 0) + (left[y] ? 1 : 0), from, dcStep, acStep,
                    block.coefficients, start);
            above[x] = count > from;
            left[y] = count > from;
            block.coded[first + i] = count > 1 || block.coefficients[start] != 0;
        }
    }

    /** Reads one block and says how many coefficients it has, counted to the last one stored. */
    private int block(BoolDecoder in, int kind, int context, int from, int dcStep, int acStep, int[] out, int start) {
        int at = probabilities(kind, from, context);
        for (int n = from; n < 16; n++) {
            if (in.bit(p[at]) == 0) {
                return n;
            }
            while (in.bit(p[at + 1]) == 0) {
                if (++n == 16) {
                    return 16;
                }
                at = probabilities(kind, n, 0);
            }
            int value;
            if (in.bit(p[at + 2]) == 0) {
                value = 1;
                at = probabilities(kind, n + 1, 1);
            } else {
                value = large(in, at);
                at = probabilities(kind, n + 1, 2);
            }
            out[start + ZIGZAG[n]] = (in.flag() ? -value : value) * (n == 0 ? dcStep : acStep);
        }
        return 16;
    }

    private static int probabilities(int kind, int position, int context) {
        return ((kind * 8 + BANDS[position]) * 3 + context) * 11;
    }

    private int large(BoolDecoder in, int at) {
        if (in.bit(p[at + 3]) == 0) {
            return in.bit(p[at + 4]) == 0 ? 2 : 3 + in.bit(p[at + 5]);
        }
        if (in.bit(p[at + 6]) == 0) {
            if (in.bit(p[at + 7]) == 0) {
                return 5 + in.bit(159);
            }
            int high = in.bit(165);
            return 7 + 2 * high + in.bit(145);
        }
        int high = in.bit(p[at + 8]);
        int category = 2 * high + in.bit(p[at + 9 + high]);
        int extra = 0;
        for (int probability : EXTRA_BITS[category]) {
            extra = extra << 1 | in.bit(probability);
        }
        return 3 + (8 << category) + extra;
    }
}
