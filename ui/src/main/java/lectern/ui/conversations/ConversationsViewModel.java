package lectern.ui.conversations;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

/** Decides what the sidebar lists and does. Used on the window's thread. */
public final class ConversationsViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationsViewModel.class);

    private final Conversations conversations;
    private final OpenConversation open;
    private final Background background;
    private final ObservableList<ConversationItem> items = FXCollections.observableArrayList();
    private final Map<Long, ConversationItem> byId = new HashMap<>();
    private final ReadOnlyObjectWrapper<ConversationItem> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConversationItem> deleted = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ConversationsState> state =
            new ReadOnlyObjectWrapper<>(ConversationsState.LOADING);
    private final Subscription listening;
    private boolean changing;

    public ConversationsViewModel(Conversations conversations, OpenConversation open, Background background) {
        this.conversations = conversations;
        this.open = open;
        this.background = background;
        var reload = new Coalesced(background::onWindow, this::reload);
        listening = conversations.listen(id -> reload.request());
        open.idProperty().subscribe(id -> showSelection());
        reload();
    }

    /** The one that changed last first. */
    public ObservableList<ConversationItem> items() {
        return items;
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
        int index = items.indexOf(item);
        if (index < 0) {
            return;
        }
        if (open.is(item.id())) {
            // The next one down, as in a mail list; the one above if it was the last.
            int next = index + 1 < items.size() ? index + 1 : index - 1;
            if (next < 0) {
                open.showNew();
            } else {
                open.show(items.get(next).id());
            }
        }
        byId.remove(item.id());
        change(() -> items.remove(item));
        showState();
        deleted.set(item);
        write(() -> conversations.delete(item.id()), this::forgetUndo);
    }

    /** Brings the deleted conversation back and shows it. */
    public void undoDelete() {
        var item = deleted.get();
        if (item != null) {
            deleted.set(null);
            write(() -> conversations.restore(item.id()), () -> {});
            open.show(item.id());
        }
    }

    /** The person had long enough to take the deletion back. */
    public void forgetUndo() {
        deleted.set(null);
    }

    /** Whether the list changes now, so that what a list control does to its selection is not the person's doing. */
    boolean changing() {
        return changing;
    }

    private void change(Runnable update) {
        changing = true;
        try {
            update.run();
        } finally {
            changing = false;
        }
    }

    private void write(Runnable work, Runnable takeBack) {
        problem.set("");
        background.runInOrder(
                () -> {
                    work.run();
                    return null;
                },
                done -> reload(),
                failure -> {
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
        var known = list.stream().map(this::item).toList();
        byId.clear();
        byId.putAll(known.stream().collect(Collectors.toMap(ConversationItem::id, Function.identity())));
        if (!items.equals(known)) {
            change(() -> items.setAll(known));
        }
        showState();
        showSelection();
    }

    private ConversationItem item(ConversationView view) {
        var item = byId.get(view.id());
        if (item == null) {
            return new ConversationItem(view.id(), view.title(), view.updatedAt());
        }
        item.setTitle(view.title());
        item.setChanged(view.updatedAt());
        return item;
    }

    private void showState() {
        showHeadings();
        state.set(items.isEmpty() ? ConversationsState.EMPTY : ConversationsState.LISTED);
    }

    private void showHeadings() {
        var today = LocalDate.now();
        var zone = ZoneId.systemDefault();
        var above = "";
        for (var item : items) {
            var heading = When.heading(item.changedProperty().get(), today, zone);
            item.setHeading(heading.equals(above) ? "" : heading);
            above = heading;
        }
    }

    private void showSelection() {
        selected.set(open.id().isPresent() ? byId.get(open.id().getAsLong()) : null);
    }

    @Override
    public void close() {
        listening.close();
    }
}
