package lectern.ui.composer;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Room for attachments: as much as they need, up to a share of the window, and then they scroll. */
final class ChipScroll extends ScrollPane {

    private static final double MOST_OF_WINDOW = 0.33;

    private final Region chips;

    // Kept: what is mapped tells nobody once it is forgotten.
    private final ObservableValue<Number> windowHeight = sceneProperty().flatMap(Scene::heightProperty);

    ChipScroll(Region chips) {
        super(chips);
        this.chips = chips;
        getStyleClass().add("chip-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(chips.visibleProperty());
        windowHeight.subscribe(this::requestLayout);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        double wanted = chips.prefHeight(inner) + snappedTopInset() + snappedBottomInset();
        return getScene() == null ? wanted : Math.min(wanted, MOST_OF_WINDOW * getScene().getHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
