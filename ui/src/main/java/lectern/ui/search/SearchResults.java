package lectern.ui.search;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.app.SearchResult;
import lectern.ui.Messages;
import lectern.ui.Moments;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.Look;
import lectern.ui.text.OwnDirection;
import lectern.ui.text.Run;
import lectern.ui.text.TextBlock;

/** What was found, in place of the list of conversations. */
public final class SearchResults extends ListView<SearchResult> {

    private final SearchViewModel model;

    /** @param leave gives the keyboard to the field when the search is over */
    public SearchResults(SearchViewModel model, Runnable leave) {
        super(model.results());
        this.model = model;
        getStyleClass().addAll(Styles.DENSE, "search-results");
        setAccessibleText(Messages.text("search.results"));
        var none = new Label();
        none.textProperty().bind(model.messageProperty());
        none.setWrapText(true);
        none.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        setPlaceholder(none);
        setCellFactory(view -> new Cell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                model.clear();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                openSelected();
            }
        });
    }

    /** Gives the keyboard to the first one. */
    public void focusFirst() {
        if (!getItems().isEmpty()) {
            requestFocus();
            if (getSelectionModel().isEmpty()) {
                getSelectionModel().selectFirst();
            }
        }
    }

    private void openSelected() {
        var chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen);
        }
    }

    /** Title and day above, the words with what stands around them below. */
    private static final class Cell extends ListCell<SearchResult> {

        private final WordsLabel title = OwnDirection.of(new WordsLabel());
        private final Label day = new Label();
        private final TextBlock snippet = new TextBlock();
        private final VBox all;

        Cell() {
            getStyleClass().add("search-cell");
            title.getStyleClass().add("search-title");
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            day.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            day.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(8, title, day);
            line.setAlignment(Pos.BASELINE_LEFT);
            snippet.getStyleClass().add("search-snippet");
            all = new VBox(2, line, snippet);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SearchResult result, boolean empty) {
            super.updateItem(result, empty);
            if (empty || result == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var name = result.title().isBlank() ? Messages.text("conversations.untitled") : result.title();
            title.setWords(name);
            day.setText(Moments.day(result.createdAt()));
            snippet.setRuns(runs(result));
            OwnDirection.turn(snippet, result.snippet());
            setAccessibleText(name + ": " + result.snippet());
            setGraphic(all);
        }

        /** What was found is bold. */
        private static List<Run> runs(SearchResult result) {
            var runs = new ArrayList<Run>();
            int at = 0;
            for (var mark : result.marks()) {
                add(runs, result.snippet().substring(at, mark.from()), Look.MUTED);
                add(runs, result.snippet().substring(mark.from(), mark.to()), Look.BOLD);
                at = mark.to();
            }
            add(runs, result.snippet().substring(at), Look.MUTED);
            return runs;
        }

        private static void add(List<Run> runs, String words, Look look) {
            if (!words.isEmpty()) {
                runs.add(Run.of(words, look));
            }
        }
    }
}
