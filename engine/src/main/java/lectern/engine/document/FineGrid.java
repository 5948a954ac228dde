package lectern.engine.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A denser grid of crops than the reference's single row: for small print.
 *
 * <p>A picture of w × h pixels is divided into ⌈w/side⌉ columns and ⌈h/side⌉ rows, so that no piece is shrunk by the
 * encoder; while there are more than {@value #MAX_CROPS} pieces, the direction in which they are shortest gets one
 * less. A picture that fits into the encoder's square is enlarged: two pieces along its long side, or four when it is
 * nearly square (below 1.2, where the reference begins to crop). Pieces reach a sixteenth over their inner borders, so
 * that a line of text cut by one piece is whole in the next. Pieces smaller than a seventh of the encoder's side show
 * nothing that the whole does not: then there are none.
 */
public final class FineGrid {

    /** Most pieces of one picture. With the whole picture, they cost 13 × 256 tokens of Gemma 3. */
    public static final int MAX_CROPS = 12;

    private static final int OVERLAP = 16;
    private static final int SMALLEST = 7;

    private FineGrid() {}

    /**
     * The pieces, row by row from the top left; empty when the picture is too small to divide.
     *
     * @param side pixels on a side of the encoder's input
     */
    public static List<Box> crops(int width, int height, int side) {
        if (width < 1 || height < 1 || side < 1) {
            throw new IllegalArgumentException(
                    "Not a picture for an encoder of " + side + ": " + width + "×" + height + ".");
        }
        int columns = Math.ceilDiv(width, side);
        int rows = Math.ceilDiv(height, side);
        if (columns == 1 && rows == 1) {
            double ratio = (double) width / height;
            double activation = PanScan.Settings.DEFAULT.ratioToActivate();
            columns = ratio > 1 / activation ? 2 : 1;
            rows = ratio < activation ? 2 : 1;
        }
        while ((long) columns * rows > MAX_CROPS) {
            boolean fewerColumns = rows == 1 || columns > 1 && (long) width * rows < (long) height * columns;
            columns -= fewerColumns ? 1 : 0;
            rows -= fewerColumns ? 0 : 1;
        }
        if (Math.min(width / columns, height / rows) < Math.max(1, side / SMALLEST)) {
            return List.of();
        }
        var boxes = new ArrayList<Box>(columns * rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int left = start(column, columns, width);
                int top = start(row, rows, height);
                boxes.add(new Box(left, top, end(column, columns, width) - left, end(row, rows, height) - top));
            }
        }
        return List.copyOf(boxes);
    }

    private static int start(int piece, int pieces, int length) {
        int at = (int) ((long) length * piece / pieces);
        return piece == 0 ? 0 : at - length / pieces / OVERLAP;
    }

    private static int end(int piece, int pieces, int length) {
        int at = (int) ((long) length * (piece + 1) / pieces);
        return piece == pieces - 1 ? length : at + length / pieces / OVERLAP;
    }
}
