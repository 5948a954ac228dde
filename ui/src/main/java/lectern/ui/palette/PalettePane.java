package lectern.ui.palette;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.emoji.WordsField;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;

/** Finds a command or a conversation by some letters of its name, and does it or goes there. */
public final class PalettePane extends VBox {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 380;

    private final List<Command> all;
    private final ObservableList<Command> shown = FXCollections.observableArrayList();
    private final ListView<Command> list = new ListView<>(shown);
    private final WordsField words = new WordsField();
    private final Runnable close;

    /**
     * @param commands what can be done
     * @param conversations and where can be gone, the newest first
     * @param close puts this pane away
     */
    public PalettePane(List<Command> commands, List<Command> conversations, Runnable close) {
        this.all = Stream.concat(commands.stream(), conversations.stream()).toList();
        this.close = close;
        getStyleClass().addAll("dialog-pane-inside", "palette");
        setSpacing(8);
        setPrefSize(WIDTH, HEIGHT);
        words.setPromptText(Messages.text("palette.prompt"));
        words.setAccessibleText(Messages.text("palette.name"));
        words.getStyleClass().add("palette-words");
        words.textProperty().subscribe(this::filter);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.getStyleClass().addAll(Styles.DENSE, "palette-list");
        list.setAccessibleText(Messages.text("palette.results"));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Messages.text("palette.none")));
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> runSelected());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(words, list);
        filter("");
    }

    public Node firstFocus() {
        return words;
    }

    private void filter(String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        shown.setAll(all.stream()
                .filter(command -> Stream.of(wanted).allMatch(command.name().toLowerCase(Locale.ROOT)::contains))
                .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void keyPressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (index >= 0 && index < shown.size()) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 3));
        }
    }

    private void runSelected() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    private static final class Cell extends ListCell<Command> {

        private final WordsLabel name = OwnDirection.of(new WordsLabel());
        private final Label keys = new Label();
        private final HBox row;

        Cell() {
            getStyleClass().add("palette-cell");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            keys.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            keys.setMinWidth(USE_PREF_SIZE);
            row = new HBox(12, name, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setWords(command.name());
            keys.setText(command.keysText());
            setAccessibleText(command.name() + " " + command.keysText());
            setGraphic(row);
        }
    }
}
