package lectern.ui.viewer;

import lectern.engine.document.PageArea;

/** Where areas of a page are once it is turned. */
final class Turned {

    private Turned() {}

    /** @param degrees clockwise: 0, 90, 180 or 270 */
    static PageArea by(int degrees, PageArea area) {
        double left = area.x();
        double top = area.y();
        double beyondRight = Math.max(0, 1 - left - area.width());
        double beyondBottom = Math.max(0, 1 - top - area.height());
        return switch (degrees) {
            case 90 -> new PageArea(beyondBottom, left, area.height(), area.width());
            case 180 -> new PageArea(beyondRight, beyondBottom, area.width(), area.height());
            case 270 -> new PageArea(top, beyondRight, area.height(), area.width());
            default -> area;
        };
    }

    /** Where an area of a turned page is on the page before it is turned. */
    static PageArea back(int degrees, PageArea area) {
        return by(Math.floorMod(-degrees, 360), area);
    }
}
