package lectern.ui;

import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/**
 * Drags from another program, event by event, because the headless platform has no drag and drop of its own. Used on
 * the window's thread.
 */
final class Drops {

    private final Dragboard dragboard;

    Drops(Consumer<ClipboardContent> fill) {
        dragboard = newDragboard();
        var content = new ClipboardContent();
        fill.accept(content);
        dragboard.setContent(content);
    }

    /** The pointer moves over a node. */
    void over(Node target) {
        target.fireEvent(event(DragEvent.DRAG_OVER, target));
    }

    /** The pointer leaves the window. */
    void exit(Node root) {
        root.fireEvent(event(DragEvent.DRAG_EXITED, root));
    }

    void drop(Node target) {
        over(target);
        target.fireEvent(event(DragEvent.DRAG_DROPPED, target));
    }

    private DragEvent event(EventType<DragEvent> type, Node target) {
        return new DragEvent(
                type, dragboard, 5, 5, 5, 5, TransferMode.COPY, null, null, new PickResult(target, 5, 5));
    }

    /** A clipboard of this program alone, from which anything may be copied. */
    private static TKClipboard clipboard() {
        var local = Toolkit.getToolkit().createLocalClipboard();
        return (TKClipboard) Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> method.getName().equals("getTransferModes")
                        ? Set.of(TransferMode.COPY)
                        : method.invoke(local, arguments));
    }

    /** A dragboard can only be made by JavaFX itself. */
    private static Dragboard newDragboard() {
        try {
            var create = Dragboard.class.getDeclaredMethod("createDragboard", TKClipboard.class);
            create.setAccessible(true);
            return (Dragboard) create.invoke(null, clipboard());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("JavaFX makes dragboards in another way now", e);
        }
    }
}
