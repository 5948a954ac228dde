package lectern.ui.conversations;

import java.text.Collator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
    private final BooleanProperty showArchived = new SimpleBooleanProperty();
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObservableList<String> folders = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper archivedCount = new ReadOnlyIntegerWrapper();
    /** Deleted together, the one that {@link #deletedProperty} says first. */
    private List<ConversationItem> deletedTogether = List.of();
    private boolean changing;

    public ConversationsViewModel(Conversations conversations, OpenConversation open, Background background) {
        this.conversations = conversations;
        this.open = open;
        this.background = background;
        var reload = new Coalesced(background::onWindow, this::reload);
        listening = conversations.listen(id -> reload.request());
        open.idProperty().subscribe(id -> {
            showSelection();
            // The open one is listed even if it is archived; the one that was open before is so no longer.
            if (!folder.get().isEmpty() || items.stream().anyMatch(ConversationItem::archived)) {
                reload();
            }
        });
        showArchived.subscribe(shown -> reload());
        folder.subscribe((before, now) -> reload());
    }

    /** Whether archived conversations are listed too, below the others. */
    public BooleanProperty showArchivedProperty() {
        return showArchived;
    }

    /** The folder that is listed; empty for all conversations. The open one is always listed. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** The names of the folders there are, in the order of the language. */
    public ObservableList<String> folders() {
        return folders;
    }

    public ReadOnlyIntegerProperty archivedCountProperty() {
        return archivedCount.getReadOnlyProperty();
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
        delete(List.of(item));
    }

    /** Deletes several together; they come back together. */
    public void delete(List<ConversationItem> chosen) {
        var gone = chosen.stream().filter(items::contains).toList();
        if (gone.isEmpty()) {
            return;
        }
        if (gone.stream().anyMatch(item -> open.is(item.id()))) {
            showNeighbour(gone);
        }
        gone.forEach(item -> byId.remove(item.id()));
        change(() -> items.removeAll(gone));
        showState();
        deletedTogether = gone;
        deleted.set(gone.getFirst());
        write(() -> gone.forEach(item -> conversations.delete(item.id())), this::forgetUndo);
    }

    /** The next one down, as in a mail list; the one above if they were the last. */
    private void showNeighbour(List<ConversationItem> gone) {
        int last = items.indexOf(gone.getLast());
        var next = Stream.concat(
                        items.subList(last + 1, items.size()).stream(), items.subList(0, last).reversed().stream())
                .filter(item -> !gone.contains(item))
                .findFirst();
        next.ifPresentOrElse(item -> open.show(item.id()), open::showNew);
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
        var all = list.stream().map(this::item).toList();
        byId.clear();
        byId.putAll(all.stream().collect(Collectors.toMap(ConversationItem::id, Function.identity())));
        showFolders(all);
        archivedCount.set((int) all.stream().filter(ConversationItem::archived).count());
        // A stable sort: within each group the one that changed last stays first.
        var known = all.stream()
                .filter(item -> showArchived.get() || !item.archived() || open.is(item.id()))
                .filter(item -> folder.get().isEmpty() || folder.get().equals(item.folder()) || open.is(item.id()))
                .sorted(Comparator.comparing(ConversationItem::archived)
                        .thenComparing(item -> !item.pinned()))
                .toList();
        if (!items.equals(known)) {
            change(() -> items.setAll(known));
        }
        showState();
        showSelection();
    }

    private void showFolders(List<ConversationItem> all) {
        var names = all.stream()
                .map(ConversationItem::folder)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted(Collator.getInstance(Messages.locale()))
                .toList();
        if (!folders.equals(names)) {
            folders.setAll(names);
        }
        if (!folder.get().isEmpty() && !names.contains(folder.get())) {
            folder.set("");
        }
    }

    private ConversationItem item(ConversationView view) {
        var item = byId.get(view.id());
        if (item == null) {
            item = new ConversationItem(view.id(), view.title(), view.updatedAt());
        }
        item.setPlace(view.pinned(), view.archived(), view.folder());
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
            var heading = item.archived()
                    ? Messages.text("conversations.archived")
                    : item.pinned()
                            ? Messages.text("conversations.pinned")
                            : When.heading(item.changedProperty().get(), today, zone);
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
