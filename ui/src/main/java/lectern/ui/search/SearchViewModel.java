package lectern.ui.search;

import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.Search;
import lectern.app.SearchResult;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches while a query is typed. Used on the window's thread. */
public final class SearchViewModel {

    /** Goes to what was found. */
    public interface Target {
        /** @param message empty for the conversation as such */
        void open(long conversation, OptionalLong message);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SearchViewModel.class);
    private static final int MOST = 100;

    private final Search search;
    private final Target target;
    private final Background background;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<SearchResult> results = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private boolean running;
    private boolean stale;

    public SearchViewModel(Search search, Target target, Background background) {
        this.search = search;
        this.target = target;
        this.background = background;
        query.subscribe(words -> changed());
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<SearchResult> results() {
        return results;
    }

    /** Whether there is a query, so that results are shown in place of the list. */
    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** What to say in place of results, as a sentence. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public void clear() {
        query.set("");
    }

    public void open(SearchResult result) {
        target.open(result.conversationId(), result.messageId());
    }

    private void changed() {
        searching.set(!query.get().isBlank());
        if (!searching.get()) {
            results.clear();
            message.set("");
        } else if (running) {
            // One search at a time: the next one takes the query as it is then.
            stale = true;
        } else {
            run();
        }
    }

    private void run() {
        running = true;
        stale = false;
        var words = query.get();
        background.run(() -> search.find(words, MOST), found -> show(words, found), failure -> {
            LOG.error("A search failed", failure);
            show(words, List.of());
            message.set(Messages.of(failure, Messages.text("search.failed")));
        });
    }

    private void show(String words, List<SearchResult> found) {
        running = false;
        if (searching.get()) {
            results.setAll(found);
            message.set(found.isEmpty() ? Messages.text("search.none", words.strip()) : "");
            if (stale) {
                run();
            }
        }
    }
}
