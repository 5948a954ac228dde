package lectern.ui.control;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * A part that most views of a kind never show: it is made when it is shown for the first time. Takes no space while
 * it is hidden.
 */
public final class OnDemand<T extends Node> {

    private final Supplier<T> maker;
    private final Consumer<T> placed;
    private T node;

    /** @param placed puts it where it belongs, once */
    public OnDemand(Supplier<T> maker, Consumer<T> placed) {
        this.maker = maker;
        this.placed = placed;
    }

    /** Shows it, and has something done with it first; or hides it. */
    public void show(boolean visible, Consumer<T> fill) {
        if (visible) {
            if (node == null) {
                node = maker.get();
                node.managedProperty().bind(node.visibleProperty());
                placed.accept(node);
            }
            fill.accept(node);
        }
        if (node != null) {
            node.setVisible(visible);
        }
    }

    public void show(boolean visible) {
        show(visible, made -> {});
    }

    public boolean isShown() {
        return node != null && node.isVisible();
    }
}
