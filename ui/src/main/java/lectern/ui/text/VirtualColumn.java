package lectern.ui.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A scrolling column of items of unequal height, of which only those near the visible part exist as nodes. What is on
 * screen stays where it is while heights above it become known, and the end stays in view while it grows, but only
 * if it was in view before.
 *
 * <p>A list view cannot do the latter two with cells higher than the window, and its cells take over the keyboard and
 * the mouse that selectable text needs.
 */
public final class VirtualColumn<T> extends Region {

    private static final double PADDING_TOP = 24;
    private static final double PADDING_BOTTOM = 24;
    private static final double SIDE = 24;
    private static final double LINE = 48;
    private static final double SLIVER = 12;

    private final ObservableList<T> items;
    private final Function<? super T, ? extends Parent> factory;
    private final Consumer<? super Node> discard;
    private final double maxItemWidth;
    private final Map<T, Parent> nodes = new HashMap<>();
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);
    private final ColumnGeometry geometry;
    private double itemWidth = -1;
    private boolean placingBar;

    /**
     * @param items what to show, top to bottom; no item may occur twice
     * @param factory makes the node of an item, whose height may depend on its width
     * @param discard hears about nodes that are no longer used
     * @param maxItemWidth in pixels; a wider window leaves margins
     * @param gap between items, in pixels
     */
    public VirtualColumn(
            ObservableList<T> items,
            Function<? super T, ? extends Parent> factory,
            Consumer<? super Node> discard,
            double maxItemWidth,
            double gap) {
        this.items = items;
        this.factory = factory;
        this.discard = discard;
        this.maxItemWidth = maxItemWidth;
        this.geometry = new ColumnGeometry(PADDING_TOP, PADDING_BOTTOM, gap, this::measure);
        getStyleClass().add("virtual-column");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setMin(0);
        bar.valueProperty().subscribe(value -> {
            if (!placingBar) {
                geometry.scrollTo(value.doubleValue());
                requestLayout();
            }
        });
        getChildren().add(bar);
        setClip(clip);
        geometry.reset(items.size());
        items.addListener(this::itemsChanged);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scrollBy(-event.getDeltaY());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Whether the end of the column is in view, and stays so while it grows. */
    public ReadOnlyBooleanProperty atEndProperty() {
        return atEnd.getReadOnlyProperty();
    }

    /** Brings the end into view and follows it from then on. */
    public void showEnd() {
        geometry.follow();
        requestLayout();
    }

    /** Brings the beginning into view. */
    public void showStart() {
        geometry.scrollTo(0);
        requestLayout();
    }

    /** Brings an item to the top of the view, or as near to it as there is something below. */
    public void show(T item) {
        int index = items.indexOf(item);
        if (index >= 0) {
            geometry.show(index);
            requestLayout();
        }
    }

    /** Scrolls down, or up if negative, by so many pixels. */
    public void scrollBy(double pixels) {
        geometry.scrollBy(pixels);
        requestLayout();
    }

    /** Scrolls as little as needed to bring a node of the column into view, if no part of it is worth speaking of. */
    public void reveal(Node node) {
        var bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        if (bounds.getMaxY() <= SLIVER) {
            scrollBy(Math.max(bounds.getMinY() - SIDE, bounds.getMaxY() - getHeight() / 2));
        } else if (bounds.getMinY() >= getHeight() - SLIVER) {
            scrollBy(Math.min(bounds.getMaxY() - getHeight() + SIDE, bounds.getMinY() - getHeight() / 2));
        }
    }

    private void itemsChanged(ListChangeListener.Change<? extends T> change) {
        while (change.next()) {
            geometry.replace(change.getFrom(), change.getRemovedSize(), change.getAddedSize());
            change.getRemoved().forEach(this::drop);
        }
        requestLayout();
    }

    private void drop(T item) {
        var node = nodes.remove(item);
        if (node != null) {
            getChildren().remove(node);
            discard.accept(node);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP, KP_UP -> scrollBy(-LINE);
            case DOWN, KP_DOWN -> scrollBy(LINE);
            case PAGE_UP -> scrollBy(-0.9 * getHeight());
            case PAGE_DOWN -> scrollBy(0.9 * getHeight());
            case HOME -> showStart();
            case END -> showEnd();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Height of an item in pixels; known ones are measured again only if they ask for layout. */
    private double measure(int index, double known) {
        var item = items.get(index);
        var node = nodes.get(item);
        if (node == null) {
            node = factory.apply(item);
            nodes.put(item, node);
            getChildren().add(place(index), node);
            node.applyCss();
        } else if (known >= 0 && !node.isNeedsLayout()) {
            return known;
        }
        return snapSizeY(node.prefHeight(itemWidth));
    }

    /** Beside its neighbour: the keyboard and screen readers go from child to child. */
    private int place(int index) {
        var after = index + 1 < items.size() ? nodes.get(items.get(index + 1)) : null;
        if (after != null) {
            return getChildren().indexOf(after);
        }
        var before = index > 0 ? nodes.get(items.get(index - 1)) : null;
        return before != null ? getChildren().indexOf(before) + 1 : getChildren().size();
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(1, Math.min(maxItemWidth, getWidth() - 2 * SIDE));
        if (width != itemWidth) {
            itemWidth = width;
            geometry.forgetHeights();
        }
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        var shown = geometry.place(getHeight());
        double left = snapPositionX((getWidth() - width) / 2);
        for (int i = shown.first(); i <= shown.last(); i++) {
            nodes.get(items.get(i)).resizeRelocate(left, snapPositionY(shown.top(i)), width, shown.height(i));
        }
        dropOutside(shown);
        atEnd.set(geometry.following());
        placeBar(barWidth);
    }

    private void dropOutside(ColumnGeometry.Shown shown) {
        if (nodes.size() <= shown.last() - shown.first() + 1) {
            return;
        }
        var keep = new HashSet<>(items.subList(shown.first(), shown.last() + 1));
        nodes.keySet().stream().filter(item -> !keep.contains(item)).toList().forEach(this::drop);
    }

    private void placeBar(double barWidth) {
        double beyond = geometry.total() - getHeight();
        bar.setVisible(beyond > 1);
        placingBar = true;
        bar.setMax(Math.max(1, beyond));
        bar.setVisibleAmount(Math.max(1, beyond) * getHeight() / Math.max(getHeight(), geometry.total()));
        bar.setValue(Math.clamp(geometry.offset(), 0, Math.max(1, beyond)));
        bar.setBlockIncrement(0.9 * getHeight());
        bar.setUnitIncrement(LINE);
        placingBar = false;
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        bar.toFront();
    }

    @Override
    protected double computePrefWidth(double height) {
        return maxItemWidth + 2 * SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
