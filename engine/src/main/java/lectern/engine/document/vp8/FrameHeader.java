package lectern.engine.document.vp8;

import java.io.IOException;
import java.util.Arrays;

/** The header of a key frame (RFC 6386, sections 9 and 19.2), read on construction. */
final class FrameHeader {

    static final int SEGMENTS = 4;
    private static final int START = 10;

    final int width;
    final int height;
    /** The rest of the first partition: the modes of the macroblocks. */
    final BoolDecoder modes;
    /** The partitions with the coefficients; row y of macroblocks is in number y modulo their count. */
    final BoolDecoder[] coefficients;

    final boolean segmented;
    final boolean segmentMap;
    private final int[] segmentQuantizers = new int[SEGMENTS];
    private final int[] segmentFilterLevels = new int[SEGMENTS];
    final int[] segmentProbabilities = {255, 255, 255};
    private boolean segmentValuesAbsolute = true;

    final boolean simpleFilter;
    final int filterLevel;
    final int sharpness;
    /** What is added to the filter level of every macroblock, and of those with 4×4 modes besides. */
    final int intraFilterDelta;
    final int blockModeFilterDelta;

    /** By segment: the steps of Y DC, Y AC, Y2 DC, Y2 AC, chroma DC, chroma AC. */
    final int[][] steps = new int[SEGMENTS][];
    final int[] coefficientProbabilities = Tables.COEFFICIENTS.clone();
    /** Probability that a macroblock has coefficients at all; -1 when none says that it has none. */
    final int skipProbability;

    /**
     * @param data a whole frame
     * @throws IOException when it is no key frame, or cut off in its header
     */
    FrameHeader(byte[] data) throws IOException {
        if (data.length < START || data[3] != (byte) 0x9D || data[4] != 0x01 || data[5] != 0x2A) {
            throw new IOException("VP8 frame without its start code");
        }
        int tag = data[0] & 0xFF | (data[1] & 0xFF) << 8 | (data[2] & 0xFF) << 16;
        boolean keyFrame = (tag & 1) == 0;
        int version = tag >> 1 & 7;
        boolean shown = (tag >> 4 & 1) == 1;
        int firstPartition = tag >> 5;
        if (!keyFrame || version > 3 || !shown || firstPartition > data.length - START) {
            throw new IOException("VP8 frame that is no picture of its own");
        }
        width = (data[6] & 0xFF | data[7] << 8) & 0x3FFF;
        height = (data[8] & 0xFF | data[9] << 8) & 0x3FFF;
        modes = new BoolDecoder(data, START, START + firstPartition);
        // Colour space, and whether values need clamping; decoders take the one for granted and always clamp.
        modes.literal(2);

        segmented = modes.flag();
        segmentMap = segmented && modes.flag();
        if (segmented) {
            readSegments();
        }
        simpleFilter = modes.flag();
        filterLevel = modes.literal(6);
        sharpness = modes.literal(3);
        var filterDeltas = new int[8];
        boolean useFilterDeltas = modes.flag();
        if (useFilterDeltas && modes.flag()) {
            Arrays.setAll(filterDeltas, i -> modes.optional(6));
        }
        // Four for reference frames, of which a key frame has the first, then four for modes, the first for 4×4 ones.
        intraFilterDelta = filterDeltas[0];
        blockModeFilterDelta = filterDeltas[4];

        coefficients = partitions(data, START + firstPartition, 1 << modes.literal(2));
        readSteps();
        // Whether probabilities outlive this frame.
        modes.flag();
        for (int i = 0; i < coefficientProbabilities.length; i++) {
            if (modes.bit(Tables.COEFFICIENT_UPDATES[i]) == 1) {
                coefficientProbabilities[i] = modes.literal(8);
            }
        }
        skipProbability = modes.flag() ? modes.literal(8) : -1;
        if (modes.isPastEnd()) {
            throw new IOException("VP8 frame that ends in its header");
        }
    }

    private void readSegments() {
        if (modes.flag()) {
            segmentValuesAbsolute = modes.flag();
            Arrays.setAll(segmentQuantizers, i -> modes.optional(7));
            Arrays.setAll(segmentFilterLevels, i -> modes.optional(6));
        }
        if (segmentMap) {
            Arrays.setAll(segmentProbabilities, i -> modes.flag() ? modes.literal(8) : 255);
        }
    }

    /** Their lengths come first, three bytes each, but for the last, which takes the rest. */
    private static BoolDecoder[] partitions(byte[] data, int lengths, int count) throws IOException {
        int from = lengths + 3 * (count - 1);
        if (from >= data.length) {
            throw new IOException("VP8 frame without coefficients");
        }
        var partitions = new BoolDecoder[count];
        for (int i = 0; i < count; i++) {
            int at = lengths + 3 * i;
            int length = i == count - 1 ? data.length - from
                    : data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16;
            int to = Math.min(data.length, from + length);
            partitions[i] = new BoolDecoder(data, from, to);
            from = to;
        }
        return partitions;
    }

    private void readSteps() {
        int base = modes.literal(7);
        var deltas = new int[5];
        Arrays.setAll(deltas, i -> modes.optional(4));
        for (int s = 0; s < SEGMENTS; s++) {
            int q = segmented ? segmentQuantizers[s] + (segmentValuesAbsolute ? 0 : base) : base;
            steps[s] = new int[] {
                Tables.DC_STEPS[Math.clamp(q + deltas[0], 0, 127)],
                Tables.AC_STEPS[Math.clamp(q, 0, 127)],
                Tables.DC_STEPS[Math.clamp(q + deltas[1], 0, 127)] * 2,
                Math.max(8, Tables.AC_STEPS[Math.clamp(q + deltas[2], 0, 127)] * 155 / 100),
                Tables.DC_STEPS[Math.clamp(q + deltas[3], 0, 117)],
                Tables.AC_STEPS[Math.clamp(q + deltas[4], 0, 127)],
            };
        }
    }

    /** How strongly the edges of a macroblock are smoothed, 0 to 63 (section 9.6). */
    int filterLevel(int segment, boolean blockModes) {
        int level = segmented ? segmentFilterLevels[segment] + (segmentValuesAbsolute ? 0 : filterLevel) : filterLevel;
        return Math.clamp(level + intraFilterDelta + (blockModes ? blockModeFilterDelta : 0), 0, 63);
    }
}
