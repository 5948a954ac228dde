package lectern.ui.conversations;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import lectern.app.ConversationView;
import lectern.app.Conversations;
import lectern.app.Subscription;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import lectern.ui.task.Coalesced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the sidebar lists and does. Used on the window's thread. */
public final class ConversationsViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationsViewModel.class);

    private final Conversations conversations;
    private final OpenConversation open;
    private final Background background;
    private final ConversationListing listing;
    private final ReadOnlyObjectWrapper<ConversationItem> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConversationItem> deleted = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ConversationsState> state =
            new ReadOnlyObjectWrapper<>(ConversationsState.LOADING);
    private final Subscription listening;
    /** Deleted together, the one that {@link #deletedProperty} says first. */
    private List<ConversationItem> deletedTogether = List.of();

    public ConversationsViewModel(Conversations conversations, OpenConversation open, Background background) {
        this.conversations = conversations;
        this.open = open;
        this.background = background;
        this.listing = new ConversationListing(open);
        var reload = new Coalesced(background::onWindow, this::reload);
        listening = conversations.listen(id -> reload.request());
        open.idProperty().subscribe(id -> {
            showSelection();
            // The open one is listed even if it is archived; the one that was open before is so no longer.
            if (listing.dependsOnOpen()) {
                reload();
            }
        });
        listing.showArchivedProperty().subscribe(shown -> reload());
        listing.folderProperty().subscribe((before, now) -> reload());
    }

    /** Whether archived conversations are listed too, below the others. */
    public BooleanProperty showArchivedProperty() {
        return listing.showArchivedProperty();
    }

    /** The folder that is listed; empty for all conversations. The open one is always listed. */
    public StringProperty folderProperty() {
        return listing.folderProperty();
    }

    /** The names of the folders there are, in the order of the language. */
    public ObservableList<String> folders() {
        return listing.folders();
    }

    public ReadOnlyIntegerProperty archivedCountProperty() {
        return listing.archivedCount().getReadOnlyProperty();
    }

    /** The one that changed last first. */
    public ObservableList<ConversationItem> items() {
        return listing.items();
    }

    /** The one that the window shows; null for a new one. */
    public ReadOnlyObjectProperty<ConversationItem> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The one whose deletion can be taken back; null if there is none. */
    public ReadOnlyObjectProperty<ConversationItem> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /** What could not be done, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ConversationsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public void beginNew() {
        open.showNew();
    }

    public void select(ConversationItem item) {
        if (!open.is(item.id())) {
            open.show(item.id());
        }
    }

    /** Gives a title; a blank one changes nothing. */
    public void rename(ConversationItem item, String title) {
        var before = item.titleProperty().get();
        if (title.isBlank() || title.strip().equals(before)) {
            return;
        }
        item.setTitle(title.strip());
        write(() -> conversations.rename(item.id(), title.strip()), () -> item.setTitle(before));
    }

    public void delete(ConversationItem item) {
        delete(List.of(item));
    }

    /** Deletes several together; they come back together. */
    public void delete(List<ConversationItem> chosen) {
        var gone = chosen.stream().filter(listing.items()::contains).toList();
        if (gone.isEmpty()) {
            return;
        }
        if (gone.stream().anyMatch(item -> open.is(item.id()))) {
            listing.neighbour(gone).ifPresentOrElse(open::show, open::showNew);
        }
        listing.remove(gone);
        showState();
        deletedTogether = gone;
        deleted.set(gone.getFirst());
        write(() -> gone.forEach(item -> conversations.delete(item.id())), this::forgetUndo);
    }

    /** How many were deleted together. */
    public int deletedCount() {
        return deletedTogether.size();
    }

    /** Brings the deleted conversation back and shows it. */
    public void undoDelete() {
        var item = deleted.get();
        if (item != null) {
            deleted.set(null);
            var back = deletedTogether;
            write(() -> back.forEach(one -> conversations.restore(one.id())), () -> {});
            open.show(item.id());
        }
    }

    /** The person had long enough to take the deletion back. */
    public void forgetUndo() {
        deleted.set(null);
    }

    /** Whether the list changes now, so that what a list control does to its selection is not the person's doing. */
    boolean changing() {
        return listing.changing();
    }

    private void write(Runnable work, Runnable takeBack) {
        problem.set("");
        background.performInOrder(work, this::reload, failure -> {
            takeBack.run();
            fail(failure);
        });
    }

    private void reload() {
        background.runInOrder(conversations::list, this::show, this::fail);
    }

    private void fail(Exception failure) {
        LOG.error("The list of conversations", failure);
        problem.set(Messages.of(failure, Messages.text("conversations.failed")));
        reloadAfterFailure();
    }

    /** What is shown must be what is kept; but a list that cannot be read is not asked for again and again. */
    private void reloadAfterFailure() {
        background.runInOrder(conversations::list, this::show, again -> LOG.debug("Still failing", again));
    }

    private void show(List<ConversationView> list) {
        listing.show(list);
        showState();
        showSelection();
    }

    private void showState() {
        state.set(listing.items().isEmpty() ? ConversationsState.EMPTY : ConversationsState.LISTED);
    }

    private void showSelection() {
        selected.set(listing.item(open.id()));
    }

    @Override
    public void close() {
        listening.close();
    }
}
