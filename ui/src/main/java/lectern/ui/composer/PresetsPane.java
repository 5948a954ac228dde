package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.app.NamedText;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The presets that are offered, above the question. The keyboard stays in the question. */
final class PresetsPane extends VBox {

    private static final int MOST_ROWS = 6;
    private static final double BORDER = 2;

    private final ListView<NamedText> list;

    PresetsPane(ObservableList<NamedText> offered, Consumer<NamedText> take, Runnable edit) {
        getStyleClass().add("presets");
        managedProperty().bind(visibleProperty());
        list = new ListView<>(offered);
        list.getStyleClass().addAll(Styles.DENSE, "palette-list");
        list.setAccessibleText(Messages.text("presets.name"));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (list.getSelectionModel().getSelectedItem() != null) {
                take.accept(list.getSelectionModel().getSelectedItem());
            }
        });
        // The height of a row is a multiple of the letters' and comes from the style sheet.
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Math.min(offered.size(), MOST_ROWS) * list.getFixedCellSize() + BORDER,
                offered,
                list.fixedCellSizeProperty()));
        list.setMinHeight(USE_PREF_SIZE);
        var change = Controls.button(Material2OutlinedAL.EDIT, Messages.text("presets.edit"), edit);
        change.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "edit-presets");
        getChildren().addAll(list, change);
    }

    void selectFirst() {
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    NamedText selected() {
        return list.getSelectionModel().getSelectedItem();
    }

    /** Selects the one so many further down. */
    void select(int by) {
        int at = list.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 2));
        }
    }

    private static final class Cell extends ListCell<NamedText> {

        private final WordsLabel name = OwnDirection.of(new WordsLabel());
        private final WordsLabel words = OwnDirection.of(new WordsLabel());
        private final HBox row = new HBox(12, name, words);

        Cell() {
            getStyleClass().add("palette-cell");
            name.setMinWidth(USE_PREF_SIZE);
            words.setMinWidth(0);
            words.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            HBox.setHgrow(words, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(NamedText preset, boolean empty) {
            super.updateItem(preset, empty);
            if (empty || preset == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setWords(preset.name());
            words.setWords(preset.words().replaceAll("\\s+", " "));
            setAccessibleText(preset.name() + ". " + preset.words());
            setGraphic(row);
        }
    }
}
