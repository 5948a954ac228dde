package lectern.engine.document.vp8;

import java.util.Arrays;

/** Reads how macroblocks are predicted, from left to right and from top to bottom (RFC 6386, section 11). */
final class ModeReader {

    private final FrameHeader header;
    private final BoolDecoder in;
    /** Modes of the 4×4 blocks above, four a macroblock. */
    private final int[] above;
    /** Modes of the four blocks to the left. */
    private final int[] left = new int[4];

    ModeReader(FrameHeader header, int columns) {
        this.header = header;
        this.in = header.modes;
        this.above = new int[columns * 4];
    }

    void startRow() {
        Arrays.fill(left, Macroblock.DC);
    }

    void read(Macroblock block, int column) {
        block.segment = header.segmentMap ? segment() : 0;
        block.skipped = header.skipProbability >= 0 && in.bit(header.skipProbability) == 1;
        block.blockModes = in.bit(145) == 0;
        if (block.blockModes) {
            for (int i = 0; i < 16; i++) {
                int x = column * 4 + i % 4;
                int mode = blockMode((above[x] * 10 + left[i / 4]) * 9);
                block.blockMode[i] = mode;
                above[x] = mode;
                left[i / 4] = mode;
            }
        } else {
            block.lumaMode = lumaMode();
            Arrays.fill(above, column * 4, column * 4 + 4, block.lumaMode);
            Arrays.fill(left, block.lumaMode);
        }
        block.chromaMode = chromaMode();
    }

    private int segment() {
        var p = header.segmentProbabilities;
        return in.bit(p[0]) == 0 ? in.bit(p[1]) : 2 + in.bit(p[2]);
    }

    private int lumaMode() {
        if (in.bit(156) == 0) {
            return in.bit(163) == 0 ? Macroblock.DC : Macroblock.VERTICAL;
        }
        return in.bit(128) == 0 ? Macroblock.HORIZONTAL : Macroblock.TRUE_MOTION;
    }

    private int chromaMode() {
        if (in.bit(142) == 0) {
            return Macroblock.DC;
        }
        if (in.bit(114) == 0) {
            return Macroblock.VERTICAL;
        }
        return in.bit(183) == 0 ? Macroblock.HORIZONTAL : Macroblock.TRUE_MOTION;
    }

    /** @param p where the probabilities for this neighbourhood begin */
    private int blockMode(int p) {
        if (bit(p) == 0) {
            return Macroblock.DC;
        }
        if (bit(p + 1) == 0) {
            return Macroblock.TRUE_MOTION;
        }
        if (bit(p + 2) == 0) {
            return Macroblock.VERTICAL;
        }
        if (bit(p + 3) == 0) {
            if (bit(p + 4) == 0) {
                return Macroblock.HORIZONTAL;
            }
            return bit(p + 5) == 0 ? Macroblock.DOWN_RIGHT : Macroblock.VERTICAL_RIGHT;
        }
        if (bit(p + 6) == 0) {
            return Macroblock.DOWN_LEFT;
        }
        if (bit(p + 7) == 0) {
            return Macroblock.VERTICAL_LEFT;
        }
        return bit(p + 8) == 0 ? Macroblock.HORIZONTAL_DOWN : Macroblock.HORIZONTAL_UP;
    }

    private int bit(int index) {
        return in.bit(Tables.BLOCK_MODES[index]);
    }
}
