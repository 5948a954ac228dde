package lectern.ui.search;

import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsField;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Where a query is typed. */
public final class SearchField extends StackPane {

    private final WordsField words = new WordsField();

    /** @param down goes on to the results */
    public SearchField(SearchViewModel model, Runnable down) {
        getStyleClass().add("search-field");
        setAlignment(Pos.CENTER_LEFT);
        words.setPromptText(Messages.text("search.prompt"));
        words.setAccessibleText(Messages.text("search.name"));
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
        var glass = Controls.icon(Material2MZ.SEARCH);
        glass.setMouseTransparent(true);
        var clear = Controls.iconButton(Material2AL.CLOSE, Messages.text("search.clear"), () -> {
            words.requestFocus();
            model.clear();
        });
        clear.getStyleClass().add("search-clear");
        clear.visibleProperty().bind(model.searchingProperty());
        setAlignment(clear, Pos.CENTER_RIGHT);
        getChildren().addAll(words, glass, clear);
    }

    public void focusText() {
        words.requestFocus();
        words.selectAll();
    }
}
