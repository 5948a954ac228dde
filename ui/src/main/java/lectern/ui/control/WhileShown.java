package lectern.ui.control;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What a view that comes and goes follows of a view model that stays: the model would hold it for ever otherwise. */
public final class WhileShown {

    private WhileShown() {}

    /**
     * Hands over the value now, and each later one for as long as the node is in a scene; when it comes back, the one
     * that holds then.
     */
    public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> take) {
        value.when(node.sceneProperty().map(Objects::nonNull).orElse(false)).subscribe(take::accept);
    }
}
