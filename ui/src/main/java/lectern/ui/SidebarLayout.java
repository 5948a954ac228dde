package lectern.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;

/**
 * A sidebar beside the content where the window is wide, and over it, when asked for, where it is narrow. A wide
 * window remembers separately whether its sidebar is open.
 */
final class SidebarLayout extends Region {

    /** Below this width in pixels the sidebar lies over the content. */
    static final double NARROW = 900;

    private static final double SIDEBAR_WIDTH = 272;

    private final Region sidebar;
    private final Region content;
    private final Region scrim = new Region();
    private final BooleanProperty docked = new SimpleBooleanProperty(true);
    private final BooleanProperty over = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();

    SidebarLayout(Region sidebar, Region content) {
        this.sidebar = sidebar;
        this.content = content;
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(event -> over.set(false));
        getChildren().addAll(content, scrim, sidebar);
        widthProperty().subscribe(width -> narrow.set(width.doubleValue() < NARROW));
        narrow.subscribe(() -> over.set(false));
        docked.subscribe(this::requestLayout);
        over.subscribe(this::requestLayout);
    }

    ReadOnlyBooleanProperty narrowProperty() {
        return narrow.getReadOnlyProperty();
    }

    /** Whether a wide window shows the sidebar. */
    BooleanProperty dockedProperty() {
        return docked;
    }

    boolean sidebarShown() {
        return narrow.get() ? over.get() : docked.get();
    }

    void toggle() {
        var which = narrow.get() ? over : docked;
        which.set(!which.get());
    }

    /** Shows the sidebar, if it is not shown; what is in it can take the keyboard from then on. */
    void reveal() {
        if (!sidebarShown()) {
            toggle();
            layout();
        }
    }

    /** Puts away a sidebar that covers the content; one beside the content stays. */
    void uncover() {
        over.set(false);
    }

    @Override
    protected void layoutChildren() {
        boolean shown = sidebarShown();
        double taken = shown && !narrow.get() ? SIDEBAR_WIDTH : 0;
        sidebar.setVisible(shown);
        scrim.setVisible(shown && narrow.get());
        sidebar.pseudoClassStateChanged(OVER, narrow.get());
        sidebar.resizeRelocate(0, 0, SIDEBAR_WIDTH, getHeight());
        scrim.resizeRelocate(0, 0, getWidth(), getHeight());
        content.resizeRelocate(taken, 0, getWidth() - taken, getHeight());
    }

    private static final javafx.css.PseudoClass OVER = javafx.css.PseudoClass.getPseudoClass("over");
}
