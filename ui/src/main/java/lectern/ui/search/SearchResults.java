package lectern.ui.search;

import atlantafx.base.theme.Styles;
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
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lectern.app.SearchResult;
import lectern.ui.Messages;
import lectern.ui.Moments;
import lectern.ui.text.OwnDirection;

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

        private final Label title = OwnDirection.of(new Label());
        private final Label day = new Label();
        private final TextFlow snippet = new TextFlow();
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
            title.setText(name);
            day.setText(Moments.day(result.createdAt()));
            snippet.getChildren().clear();
            int at = 0;
            for (var mark : result.marks()) {
                add(result.snippet().substring(at, mark.from()), "search-text");
                add(result.snippet().substring(mark.from(), mark.to()), "search-found");
                at = mark.to();
            }
            add(result.snippet().substring(at), "search-text");
            OwnDirection.turn(snippet, result.snippet());
            setAccessibleText(name + ": " + result.snippet());
            setGraphic(all);
        }

        private void add(String words, String styleClass) {
            if (!words.isEmpty()) {
                var text = new Text(words);
                text.getStyleClass().add(styleClass);
                snippet.getChildren().add(text);
            }
        }
    }
}
