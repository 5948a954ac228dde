package lectern.ui.viewer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import lectern.engine.document.PageArea;

/** Draws a rectangle on a page with the mouse. While it does, the page stays where it is. */
final class RegionDrag {

    /** Pixels; what is smaller was a click. */
    private static final double LEAST = 6;

    private final ViewerViewModel model;
    private final PageSheet sheet;
    private final PageStage stage;
    private final ReadOnlyBooleanWrapper underway = new ReadOnlyBooleanWrapper();
    private Point2D from;

    private RegionDrag(ViewerViewModel model, PageSheet sheet, PageStage stage) {
        this.model = model;
        this.sheet = sheet;
        this.stage = stage;
    }

    /**
     * Dragging moves a page that is larger than its room, unless a region is marked or Shift is held.
     *
     * @return whether a rectangle is being drawn
     */
    static ReadOnlyBooleanProperty install(ViewerViewModel model, PageSheet sheet, PageStage stage) {
        var drag = new RegionDrag(model, sheet, stage);
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, drag::press);
        sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, drag::drag);
        sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, drag::release);
        sheet.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> sheet.setCursor(drag.marks(event) ? Cursor.CROSSHAIR : Cursor.OPEN_HAND));
        return drag.underway.getReadOnlyProperty();
    }

    private boolean marks(MouseEvent event) {
        return model.regionProperty().get() != null || event.isShiftDown() || !stage.canPan();
    }

    private void press(MouseEvent event) {
        from = event.getButton() == MouseButton.PRIMARY && marks(event) ? place(event) : null;
        if (from != null) {
            underway.set(true);
            stage.hold();
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (from != null) {
            markTo(place(event));
            event.consume();
        }
    }

    private void markTo(Point2D to) {
        double width = Math.abs(to.getX() - from.getX());
        double height = Math.abs(to.getY() - from.getY());
        if (width * sheet.getWidth() >= LEAST && height * sheet.getHeight() >= LEAST) {
            model.mark(
                    new PageArea(Math.min(from.getX(), to.getX()), Math.min(from.getY(), to.getY()), width, height));
        }
    }

    private void release(MouseEvent event) {
        if (from != null) {
            var to = place(event);
            if (to.equals(from)) {
                model.unmark();
            } else {
                // A quick hand lets go beyond the place of the last movement that was told.
                markTo(to);
            }
            from = null;
            stage.letGo();
            underway.set(false);
            event.consume();
        }
    }

    /** In shares of the page, within it. */
    private Point2D place(MouseEvent event) {
        return new Point2D(
                Math.clamp(event.getX() / sheet.getWidth(), 0, 1), Math.clamp(event.getY() / sheet.getHeight(), 0, 1));
    }
}
