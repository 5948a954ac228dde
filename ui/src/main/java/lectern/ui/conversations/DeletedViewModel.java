package lectern.ui.conversations;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.ConversationView;
import lectern.app.Conversations;
import lectern.app.Subscription;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import lectern.ui.task.Coalesced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was deleted and can be brought back, or removed for good. Used on the window's thread. */
public final class DeletedViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeletedViewModel.class);

    private final Conversations conversations;
    private final OpenConversation open;
    private final Background background;
    private final ObservableList<ConversationView> items = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Subscription listening;

    public DeletedViewModel(Conversations conversations, OpenConversation open, Background background) {
        this.conversations = conversations;
        this.open = open;
        this.background = background;
        var reload = new Coalesced(background::onWindow, this::reload);
        listening = conversations.listen(id -> reload.request());
        reload();
    }

    /** The one that was deleted last first. */
    public ObservableList<ConversationView> items() {
        return items;
    }

    /** What could not be done, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many days a deleted conversation is kept. */
    public static long keptDays() {
        return Conversations.KEEP_DELETED.toDays();
    }

    /** Brings them back into the list, and shows the first. */
    public void restore(List<ConversationView> chosen) {
        var ids = ids(chosen);
        write(() -> ids.forEach(conversations::restore), () -> ids.stream().findFirst().ifPresent(open::show));
    }

    /** Removes them for good. */
    public void purge(List<ConversationView> chosen) {
        var ids = ids(chosen);
        write(() -> conversations.purge(ids), () -> {});
    }

    private static List<Long> ids(List<ConversationView> chosen) {
        return chosen.stream().map(ConversationView::id).toList();
    }

    private void write(Runnable work, Runnable done) {
        problem.set("");
        background.performInOrder(work, done, this::fail);
    }

    private void reload() {
        background.runInOrder(conversations::deleted, items::setAll, this::fail);
    }

    private void fail(Exception failure) {
        LOG.error("Deleted conversations", failure);
        problem.set(Messages.of(failure, Messages.text("conversations.failed")));
    }

    @Override
    public void close() {
        listening.close();
    }
}
