package lectern.ui.viewer;

import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import lectern.engine.document.PageArea;

/** Draws a rectangle on a page with the mouse. */
final class RegionDrag {

    /** Pixels; what is smaller was a click. */
    private static final double LEAST = 6;

    private final ViewerViewModel model;
    private final PageSheet sheet;
    private final BooleanSupplier pans;
    private Point2D from;

    private RegionDrag(ViewerViewModel model, PageSheet sheet, BooleanSupplier pans) {
        this.model = model;
        this.sheet = sheet;
        this.pans = pans;
    }

    /** @param pans whether dragging moves the page, unless a region is marked or Shift is held */
    static void install(ViewerViewModel model, PageSheet sheet, BooleanSupplier pans) {
        var drag = new RegionDrag(model, sheet, pans);
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, drag::press);
        sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, drag::drag);
        sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, drag::release);
        sheet.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> sheet.setCursor(drag.marks(event) ? Cursor.CROSSHAIR : Cursor.OPEN_HAND));
    }

    private boolean marks(MouseEvent event) {
        return model.regionProperty().get() != null || event.isShiftDown() || !pans.getAsBoolean();
    }

    private void press(MouseEvent event) {
        from = event.getButton() == MouseButton.PRIMARY && marks(event) ? place(event) : null;
        if (from != null) {
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (from != null) {
            var to = place(event);
            double width = Math.abs(to.getX() - from.getX());
            double height = Math.abs(to.getY() - from.getY());
            if (width * sheet.getWidth() >= LEAST && height * sheet.getHeight() >= LEAST) {
                model.mark(new PageArea(
                        Math.min(from.getX(), to.getX()), Math.min(from.getY(), to.getY()), width, height));
            }
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (from != null) {
            if (place(event).equals(from)) {
                model.unmark();
            }
            from = null;
            event.consume();
        }
    }

    /** In shares of the page, within it. */
    private Point2D place(MouseEvent event) {
        return new Point2D(
                Math.clamp(event.getX() / sheet.getWidth(), 0, 1), Math.clamp(event.getY() / sheet.getHeight(), 0, 1));
    }
}
