package lectern.app.pages;

import lectern.engine.document.PanScan;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.Page;

/** At what size a page without pixels of its own is drawn: so that neither the whole nor a crop has to be enlarged. */
public final class PageDrawing {

    /** Most pixels on a side. */
    private static final int MOST = 4096;

    private static final int SMALLEST_CROP = PanScan.Settings.DEFAULT.minCropSize();

    /**
     * Pieces along the long side of a page in {@link PanScanMode#FINE}: an A4 page becomes three columns, four rows.
     */
    private static final int FINE_PIECES = 4;

    private PageDrawing() {}

    /** A drawn page is a document: {@link PanScanMode#AUTO} needs no look at its pixels. */
    public static PanScanMode resolved(PanScanMode mode) {
        return mode == PanScanMode.AUTO ? PanScanMode.ON : mode;
    }

    /**
     * Pixels on the long side of a page.
     *
     * @param side pixels on a side of the encoder's input
     */
    public static int longSide(Page page, int side, PanScanMode mode) {
        double ratio = (double) Math.max(page.width(), page.height()) / Math.min(page.width(), page.height());
        // A small encoder gets crops as well: the reference makes none below its smallest size.
        int piece = resolved(mode) == PanScanMode.OFF ? side : Math.max(side, SMALLEST_CROP);
        double pieces = switch (resolved(mode)) {
            case OFF -> 1;
            case ON, AUTO -> Math.min(4, Math.max(2, Math.floor(ratio + 0.5)));
            case FINE -> FINE_PIECES;
        };
        return (int) Math.min(MOST, Math.ceil(piece * Math.max(pieces, ratio)));
    }
}
