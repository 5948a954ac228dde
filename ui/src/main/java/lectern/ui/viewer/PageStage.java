package lectern.ui.viewer;

import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.StackPane;
import lectern.engine.document.PageArea;

/** Where a page lies: it can be scrolled, panned by dragging, and enlarged where the pointer is. */
final class PageStage extends ScrollPane {

    /** Room around the page. */
    private static final double MARGIN = 12;

    /** What a scroll bar takes; kept free beside a page as wide as the room, so that none has to come and go. */
    private static final double BAR = 14;

    /** What a turn of the wheel by one unit of length multiplies the size with. */
    private static final double WHEEL = 1.004;

    private final ViewerViewModel model;
    private final PageZoom zoom;
    private final PageSheet sheet;

    /** As large as the page is once it is turned. */
    private final StackPane turned;
    private final StackPane floor;

    /** How far it was scrolled when it was held; null while it is not. */
    private Point2D held;

    PageStage(ViewerViewModel model, PageSheet sheet) {
        this.model = model;
        this.zoom = model.zoom();
        this.sheet = sheet;
        getStyleClass().add("page-stage");
        // A page is never mirrored.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setPannable(true);
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(true);
        turned = new StackPane(sheet);
        turned.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        turned.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        floor = new StackPane(turned);
        floor.setPadding(new Insets(MARGIN));
        setContent(floor);
        widthProperty().subscribe(this::measure);
        heightProperty().subscribe(this::measure);
        zoom.factorProperty().subscribe(this::resizePage);
        zoom.turnProperty().subscribe(this::resizePage);
        model.sizedProperty().subscribe(() -> {
            letGo();
            resizePage();
            setVvalue(0);
        });
        hvalueProperty().subscribe(this::tellView);
        vvalueProperty().subscribe(this::tellView);
        viewportBoundsProperty().subscribe(this::viewMoved);
        addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        addEventFilter(ZoomEvent.ZOOM, event -> {
            double factor = zoom.factorProperty().get() * event.getZoomFactor();
            zoomAt(factor, new Point2D(event.getSceneX(), event.getSceneY()));
            event.consume();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::turnPages);
    }

    /**
     * Until it is let go, the page neither moves nor changes its size when the room for it does: while a region is
     * dragged, the page must not slip from under the pointer because something else in the window came or went.
     */
    void hold() {
        held = offset();
        floor.setMinSize(floor.getWidth(), floor.getHeight());
        setFitToWidth(false);
        setFitToHeight(false);
    }

    void letGo() {
        if (held != null) {
            held = null;
            setFitToWidth(true);
            setFitToHeight(true);
            resizePage();
            measure();
        }
    }

    private void viewMoved() {
        if (held != null) {
            scrollTo(held);
        }
        tellView();
    }

    private void measure() {
        if (held != null) {
            return;
        }
        zoom.setRoom(
                Math.max(1, getWidth() - 2 * MARGIN - BAR), Math.max(1, getHeight() - 2 * MARGIN - 2));
    }

    private void resizePage() {
        int turn = zoom.turnProperty().get();
        boolean sideways = turn % 180 != 0;
        sheet.setSize(zoom.width(), zoom.height());
        sheet.setRotate(turn);
        turned.setPrefSize(sideways ? zoom.height() : zoom.width(), sideways ? zoom.width() : zoom.height());
        floor.setMinSize(turned.getPrefWidth() + 2 * MARGIN, turned.getPrefHeight() + 2 * MARGIN);
        tellView();
    }

    /** Whether the page is larger than the room for it. */
    boolean canPan() {
        var view = getViewportBounds();
        return floor.getWidth() > view.getWidth() + 1 || floor.getHeight() > view.getHeight() + 1;
    }

    /** Larger by a step, around the middle of what is seen. */
    void enlarge() {
        around(zoom::enlarge, middle());
    }

    void reduce() {
        around(zoom::reduce, middle());
    }

    private void zoomAt(double factor, Point2D inScene) {
        around(() -> zoom.zoomTo(factor), inScene);
    }

    private Point2D middle() {
        return localToScene(getWidth() / 2, getHeight() / 2);
    }

    /** Changes the size, and keeps what is at a point of the scene there. */
    private void around(Runnable change, Point2D inScene) {
        var before = sheet.sceneToLocal(inScene);
        double x = before.getX() / Math.max(1, zoom.width());
        double y = before.getY() / Math.max(1, zoom.height());
        change.run();
        layout();
        var now = sheet.localToScene(x * zoom.width(), y * zoom.height());
        scrollBy(now.getX() - inScene.getX(), now.getY() - inScene.getY());
    }

    private void scrollBy(double x, double y) {
        scrollTo(offset().add(x, y));
    }

    /** How much of the floor is left of and above what is seen. */
    private Point2D offset() {
        return new Point2D(
                getHvalue() * Math.max(0, floor.getWidth() - getViewportBounds().getWidth()),
                getVvalue() * Math.max(0, floor.getHeight() - getViewportBounds().getHeight()));
    }

    private void scrollTo(Point2D place) {
        var view = getViewportBounds();
        double beyondX = floor.getWidth() - view.getWidth();
        double beyondY = floor.getHeight() - view.getHeight();
        if (beyondX > 0) {
            setHvalue(Math.clamp(place.getX() / beyondX, 0, 1));
        }
        if (beyondY > 0) {
            setVvalue(Math.clamp(place.getY() / beyondY, 0, 1));
        }
    }

    /** Brings a part of the page into view, if it is not. */
    void reveal(PageArea area) {
        layout();
        var bounds = sheet.localToScene(new BoundingBox(
                area.x() * zoom.width(), area.y() * zoom.height(), area.width() * zoom.width(),
                area.height() * zoom.height()));
        var room = localToScene(getBoundsInLocal());
        double x = beyond(bounds.getMinX(), bounds.getMaxX(), room.getMinX(), room.getMaxX());
        double y = beyond(bounds.getMinY(), bounds.getMaxY(), room.getMinY(), room.getMaxY());
        scrollBy(x, y);
    }

    private static double beyond(double min, double max, double from, double to) {
        if (min >= from + MARGIN && max <= to - MARGIN - BAR) {
            return 0;
        }
        return (min + max) / 2 - (from + to) / 2;
    }

    private void scrolled(ScrollEvent event) {
        if ((event.isShortcutDown() || event.isControlDown()) && event.getDeltaY() != 0) {
            double factor = zoom.factorProperty().get() * Math.pow(WHEEL, event.getDeltaY());
            zoomAt(factor, new Point2D(event.getSceneX(), event.getSceneY()));
            event.consume();
        }
    }

    /** At the end of a page, the key that scrolls on goes to the next one. */
    private void turnPages(KeyEvent event) {
        if (event.getTarget() != this || event.isAltDown()) {
            return;
        }
        boolean fits = floor.getHeight() <= getViewportBounds().getHeight() + 1;
        if (event.getCode() == KeyCode.PAGE_DOWN && (fits || event.isControlDown() || getVvalue() > 0.999)) {
            model.step(1);
        } else if (event.getCode() == KeyCode.PAGE_UP && (fits || event.isControlDown() || getVvalue() < 0.001)) {
            model.step(-1);
        } else {
            return;
        }
        event.consume();
    }

    /** Has what is seen drawn as sharp as the screen is. */
    private void tellView() {
        var scene = getScene();
        if (scene == null || scene.getWindow() == null || zoom.width() <= 0) {
            return;
        }
        double scale = scene.getWindow().getRenderScaleX();
        var area = inView();
        double partLong = Math.max(area.width() * zoom.width(), area.height() * zoom.height());
        model.pictures().look(Math.max(zoom.width(), zoom.height()) * scale, area, partLong * scale);
    }

    /** The middle half of what is seen of the page. */
    PageArea middleOfView() {
        var seen = inView();
        return new PageArea(
                seen.x() + seen.width() / 4, seen.y() + seen.height() / 4, seen.width() / 2, seen.height() / 2);
    }

    private PageArea inView() {
        var seen = sheet.sceneToLocal(localToScene(getBoundsInLocal()));
        double left = share(seen.getMinX(), zoom.width());
        double top = share(seen.getMinY(), zoom.height());
        double right = share(seen.getMaxX(), zoom.width());
        double bottom = share(seen.getMaxY(), zoom.height());
        return right > left && bottom > top
                ? new PageArea(left, top, right - left, bottom - top)
                : PageArea.WHOLE;
    }

    private static double share(double length, double of) {
        return Math.clamp(length / of, 0, 1);
    }
}
