package lectern.engine.pdf;

import java.awt.geom.Point2D;
import lectern.engine.document.PageArea;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Between a page's own coordinates (points from the bottom left, before it is turned) and shares of the page as it is
 * shown (from the top left, cropped and turned).
 *
 * @param box the crop box
 * @param rotation degrees clockwise: 0, 90, 180 or 270
 */
record PageCoordinates(PDRectangle box, int rotation) {

    static PageCoordinates of(PDPage page) {
        return new PageCoordinates(page.getCropBox(), Math.floorMod(page.getRotation(), 360));
    }

    /**
     * Where a point is shown.
     *
     * @param x points from the left edge of the crop box
     * @param y points from its bottom edge
     */
    Point2D.Double shown(double x, double y) {
        double across = x / box.getWidth();
        double up = y / box.getHeight();
        return switch (rotation) {
            case 90 -> new Point2D.Double(up, across);
            case 180 -> new Point2D.Double(1 - across, up);
            case 270 -> new Point2D.Double(1 - up, 1 - across);
            default -> new Point2D.Double(across, 1 - up);
        };
    }

    /** The part of the crop box that shows an area. */
    PDRectangle onPage(PageArea area) {
        double left = area.x();
        double top = area.y();
        double right = Math.min(1, left + area.width());
        double bottom = Math.min(1, top + area.height());
        return switch (rotation) {
            case 90 -> part(top, left, bottom, right);
            case 180 -> part(1 - right, top, 1 - left, bottom);
            case 270 -> part(1 - bottom, 1 - right, 1 - top, 1 - left);
            default -> part(left, 1 - bottom, right, 1 - top);
        };
    }

    private PDRectangle part(double left, double bottom, double right, double top) {
        return new PDRectangle(
                (float) (box.getLowerLeftX() + left * box.getWidth()),
                (float) (box.getLowerLeftY() + bottom * box.getHeight()),
                (float) ((right - left) * box.getWidth()),
                (float) ((top - bottom) * box.getHeight()));
    }
}
