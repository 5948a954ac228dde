package lectern.engine.document.vp8;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes a VP8 key frame to RGB, to the bit as libwebp does, with its smooth upsampling of the chroma.
 *
 * <p>All macroblocks are predicted and completed first, the whole frame is smoothed after, because prediction is from
 * unsmoothed samples. Takes one and a half bytes a pixel beside the result.
 */
public final class Vp8Decoder {

    private final FrameHeader header;
    private final int columns;
    private final int rows;
    private final Plane y;
    private final Plane u;
    private final Plane v;
    /** By macroblock: how strongly it is smoothed, and whether within as well. */
    private final byte[] filterLevels;
    private final boolean[] filterInside;
    private final int[] edge = new int[13];

    private Vp8Decoder(FrameHeader header) {
        this.header = header;
        columns = (header.width + 15) / 16;
        rows = (header.height + 15) / 16;
        y = new Plane(columns * 16, rows * 16);
        u = new Plane(columns * 8, rows * 8);
        v = new Plane(columns * 8, rows * 8);
        filterLevels = new byte[columns * rows];
        filterInside = new boolean[columns * rows];
    }

    /**
     * @param frame the content of a "VP8 " chunk
     * @param width that the caller expects
     * @param height that the caller expects
     * @return {@code width * height * 3} bytes, RGB
     * @throws IOException when the frame is cut off or damaged
     */
    public static byte[] decode(byte[] frame, int width, int height) throws IOException {
        var header = new FrameHeader(frame);
        if (header.width != width || header.height != height || width == 0 || height == 0) {
            throw new IOException("VP8 frame of " + header.width + "×" + header.height);
        }
        var decoder = new Vp8Decoder(header);
        decoder.reconstruct();
        if (header.filterLevel > 0) {
            decoder.smooth();
        }
        return YuvToRgb.convert(decoder.y, decoder.u, decoder.v, width, height);
    }

    private void reconstruct() throws IOException {
        var modes = new ModeReader(header, columns);
        var coefficients = new CoefficientReader(header, columns);
        var block = new Macroblock();
        for (int row = 0; row < rows; row++) {
            modes.startRow();
            coefficients.startRow();
            var partition = header.coefficients[row % header.coefficients.length];
            for (int column = 0; column < columns; column++) {
                modes.read(block, column);
                coefficients.read(partition, block, column);
                luma(block, column, row);
                chroma(u, block, 16, column, row);
                chroma(v, block, 20, column, row);
                int i = row * columns + column;
                filterLevels[i] = (byte) header.filterLevel(block.segment, block.blockModes);
                filterInside[i] = block.blockModes || block.hasCoefficients();
            }
            if (header.modes.isPastEnd() || partition.isPastEnd()) {
                throw new IOException("VP8 frame that ends in row " + row + " of " + rows);
            }
        }
    }

    private void luma(Macroblock block, int column, int row) {
        if (!block.blockModes) {
            Prediction.area(y, column * 16, row * 16, 16, block.lumaMode);
        }
        int corner = y.at(column * 16, row * 16);
        int aboveRight = corner - y.stride + 16;
        if (block.blockModes && row > 0 && column == columns - 1) {
            // There is nothing beyond the last macroblock: its last sample above is repeated.
            Arrays.fill(y.samples, aboveRight, aboveRight + 4, y.samples[aboveRight - 1]);
        }
        for (int i = 0; i < 16; i++) {
            int at = corner + i / 4 * 4 * y.stride + i % 4 * 4;
            if (block.blockModes) {
                // Blocks at the right edge all look at the row above the macroblock: the next one is not there yet.
                int right = i % 4 == 3 ? aboveRight : at - y.stride + 4;
                Prediction.block(y, at, block.blockMode[i], right, edge);
            }
            if (block.coded[i]) {
                Transform.add(block.coefficients, i * 16, y.samples, at, y.stride);
            }
        }
    }

    private static void chroma(Plane plane, Macroblock block, int first, int column, int row) {
        Prediction.area(plane, column * 8, row * 8, 8, block.chromaMode);
        int corner = plane.at(column * 8, row * 8);
        for (int i = 0; i < 4; i++) {
            if (block.coded[first + i]) {
                Transform.add(block.coefficients, (first + i) * 16, plane.samples,
                        corner + i / 2 * 4 * plane.stride + i % 2 * 4, plane.stride);
            }
        }
    }

    private void smooth() {
        var filter = new LoopFilter(header);
        for (int i = 0; i < filterLevels.length; i++) {
            filter.macroblock(y, u, v, i % columns, i / columns, filterLevels[i], filterInside[i]);
        }
    }
}
