package lectern.ui.transcript;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/**
 * Makes a question and an answer that nobody sees, once in the life of the program: so that the first conversation that
 * is opened need not wait for classes to be loaded and styles to be read. One message at a time, so that the window
 * goes on listening between them.
 */
public final class Rehearsal {

    private static final ReadOnlyBooleanWrapper OVER = new ReadOnlyBooleanWrapper();
    private static final String WORDS = "**Some** words, `code`\n\n- and\n- a list\n";

    private static boolean begun;

    private Rehearsal() {}

    /** Whether it has been. */
    public static ReadOnlyBooleanProperty overProperty() {
        return OVER.getReadOnlyProperty();
    }

    static void hold(Function<MessageModel, Parent> view, Consumer<Node> discard, List<String> stylesheets) {
        if (begun) {
            return;
        }
        begun = true;
        var column = new VBox();
        new Scene(column).getStylesheets().setAll(stylesheets);
        var answer = MessageModel.answer(-1);
        answer.append(WORDS);
        Platform.runLater(() -> lay(column, view.apply(MessageModel.question(-2, WORDS, List.of(), List.of()))));
        Platform.runLater(() -> lay(column, view.apply(answer)));
        Platform.runLater(() -> {
            column.getChildren().forEach(discard);
            OVER.set(true);
        });
    }

    private static void lay(VBox column, Parent message) {
        column.getChildren().add(message);
        column.applyCss();
        column.autosize();
        column.layout();
    }
}
