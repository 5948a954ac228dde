package lectern.ui.conversations;

import java.text.Collator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.ConversationView;
import lectern.ui.Messages;

/**
 * Which of all conversations the sidebar lists, in what order, under which headings. A conversation stays the same item
 * as long as it is there.
 */
final class ConversationListing {

    private final OpenConversation open;
    private final ObservableList<ConversationItem> items = FXCollections.observableArrayList();
    private final Map<Long, ConversationItem> byId = new HashMap<>();
    private final BooleanProperty showArchived = new SimpleBooleanProperty();
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObservableList<String> folders = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper archivedCount = new ReadOnlyIntegerWrapper();
    private boolean changing;

    /** @param open is listed, wherever it lies */
    ConversationListing(OpenConversation open) {
        this.open = open;
    }

    ObservableList<ConversationItem> items() {
        return items;
    }

    /** Null where there is no such conversation. */
    ConversationItem item(OptionalLong id) {
        return id.isPresent() ? byId.get(id.getAsLong()) : null;
    }

    BooleanProperty showArchivedProperty() {
        return showArchived;
    }

    StringProperty folderProperty() {
        return folder;
    }

    ObservableList<String> folders() {
        return folders;
    }

    ReadOnlyIntegerWrapper archivedCount() {
        return archivedCount;
    }

    boolean changing() {
        return changing;
    }

    /** Whether what is listed depends on which conversation is open. */
    boolean dependsOnOpen() {
        return !folder.get().isEmpty() || items.stream().anyMatch(ConversationItem::archived);
    }

    /** @param list everything there is, what changed last first */
    void show(List<ConversationView> list) {
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
        showHeadings();
    }

    void remove(List<ConversationItem> gone) {
        gone.forEach(item -> byId.remove(item.id()));
        change(() -> items.removeAll(gone));
        showHeadings();
    }

    /** The next one down that stays, as in a mail list; the one above if they were the last. */
    OptionalLong neighbour(List<ConversationItem> gone) {
        int last = items.indexOf(gone.getLast());
        return Stream.concat(items.subList(last + 1, items.size()).stream(), items.subList(0, last).reversed().stream())
                .filter(item -> !gone.contains(item))
                .mapToLong(ConversationItem::id)
                .findFirst();
    }

    private void change(Runnable update) {
        changing = true;
        try {
            update.run();
        } finally {
            changing = false;
        }
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
}
