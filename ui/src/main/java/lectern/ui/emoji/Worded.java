package lectern.ui.emoji;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Gives controls words that a person or a model wrote. Those with emoji are shown by a {@link WordsLabel} inside, and
 * in menus by pictures over their words; screen readers hear the words.
 */
public final class Worded {

    private static final double GAP = 6;

    private Worded() {}

    /** A tooltip of such words. */
    public static Tooltip tooltip(String words) {
        var tooltip = new Tooltip();
        say(tooltip, words);
        return tooltip;
    }

    public static void say(Tooltip tooltip, String words) {
        tooltip.setText(words);
        var label = labelFor(words);
        if (label != null) {
            label.wrapTextProperty().bind(tooltip.wrapTextProperty());
        }
        tooltip.setGraphic(label);
        tooltip.setContentDisplay(label == null ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }

    /** An entry of a menu gets its words. */
    public static <T extends MenuItem> T item(T item, String words) {
        var blanks = Blanks.of(words);
        item.setMnemonicParsing(false);
        item.setText(blanks.shown());
        item.setGraphic(blanks.emoji().isEmpty() ? null : new MenuEmoji(blanks));
        return item;
    }

    /** A row of a list. @param words what an item is called */
    public static <T> ListCell<T> row(Function<T, String> words) {
        return new ListCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                say(this, empty || item == null ? "" : words.apply(item), null);
            }
        };
    }

    /** A cell of a table. */
    public static <S> TableCell<S, String> cell() {
        return new TableCell<>() {
            @Override
            protected void updateItem(String words, boolean empty) {
                super.updateItem(words, empty);
                say(this, empty || words == null ? "" : words, null);
            }
        };
    }

    /** The heading of a column gets its words. */
    public static void heading(TableColumn<?, ?> column, String words) {
        var label = labelFor(words);
        column.setText(label == null ? words : "");
        column.setGraphic(label);
    }

    /** @param icon before the words; null for none */
    public static void say(Labeled control, String words, Node icon) {
        control.setText(words);
        var label = labelFor(words);
        if (label == null) {
            control.setGraphic(icon);
            control.setContentDisplay(ContentDisplay.LEFT);
            return;
        }
        label.fontProperty().bind(control.fontProperty());
        label.textFillProperty().bind(control.textFillProperty());
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = icon == null ? new HBox(label) : new HBox(GAP, icon, label);
        line.alignmentProperty().bind(control.alignmentProperty());
        control.setGraphic(line);
        control.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /** Null where the words have no emoji, or JavaFX draws them itself. */
    private static WordsLabel labelFor(String words) {
        return Blanks.of(words).emoji().isEmpty() ? null : new WordsLabel(words);
    }
}
