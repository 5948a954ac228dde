package lectern.ui.search;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import lectern.ui.Messages;
import lectern.ui.control.FindField;

/** Where a query is typed. */
public final class SearchField extends StackPane {

    private final TextField words;

    /** @param down goes on to the results */
    public SearchField(SearchViewModel model, Runnable down) {
        getStyleClass().add("search-field");
        var field = new FindField(Messages.text("search.prompt"), Messages.text("search.name")).withClear();
        words = field.words();
        words.textProperty().bindBidirectional(model.queryProperty());
        words.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.searchingProperty().get()) {
                model.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                down.run();
                event.consume();
            }
        });
        getChildren().add(field);
    }

    public void focusText() {
        words.requestFocus();
        words.selectAll();
    }
}
