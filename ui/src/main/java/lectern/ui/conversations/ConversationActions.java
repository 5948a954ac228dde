package lectern.ui.conversations;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.ExportFormat;
import lectern.app.Lectern;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What else can be done with conversations. The list hears of the changes by itself. Used on the window's thread. */
public final class ConversationActions {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationActions.class);

    private final Lectern lectern;
    private final OpenConversation open;
    private final Background background;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    public ConversationActions(Lectern lectern, OpenConversation open, Background background) {
        this.lectern = lectern;
        this.open = open;
        this.background = background;
    }

    /** What goes on, or came of it, as a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public void dismissStatus() {
        status.set("");
    }

    /** Pins them all, or lets them go if all are pinned. */
    public void togglePin(List<ConversationItem> items) {
        boolean pin = !items.stream().allMatch(ConversationItem::pinned);
        run(() -> items.forEach(item -> lectern.conversations().pin(item.id(), pin)));
    }

    /** Archives them all, or brings them back if all are archived. */
    public void toggleArchive(List<ConversationItem> items) {
        boolean archive = !items.stream().allMatch(ConversationItem::archived);
        run(() -> items.forEach(item -> lectern.conversations().archive(item.id(), archive)));
    }

    /** Lays them all into a folder, or takes them out. @param folder empty for none */
    public void file(List<ConversationItem> items, String folder) {
        run(() -> items.forEach(item -> lectern.conversations().file(item.id(), folder)));
    }

    /** A new conversation was begun while a folder was listed: it lies there. */
    public void file(long conversation, String folder) {
        run(() -> lectern.conversations().file(conversation, folder));
    }

    /** @param to empty to dissolve it: what is in it lies in no folder then */
    public void renameFolder(String from, String to) {
        run(() -> lectern.conversations().renameFolder(from, to));
    }

    /** Makes a copy and shows it. */
    public void duplicate(ConversationItem item) {
        var title = Messages.text("conversations.copy-of", item.titleProperty().get());
        background.runInOrder(
                () -> lectern.conversations().duplicate(item.id(), title), open::show, this::fail);
    }

    /** Has the model name a conversation. */
    public void proposeTitle(ConversationItem item) {
        status.set(Messages.text("conversations.naming"));
        background.run(
                () -> {
                    var title = lectern.asking().proposeTitle(item.id());
                    if (!title.isBlank()) {
                        lectern.conversations().rename(item.id(), title);
                    }
                    return title;
                },
                title -> status.set(title.isBlank() ? Messages.text("conversations.not-named") : ""),
                this::fail);
    }

    /** @param file whose ending says the format */
    public void export(List<Long> conversations, Path file) {
        var name = file.getFileName().toString();
        var format = ExportFormat.of(name.substring(name.lastIndexOf('.') + 1)).orElse(ExportFormat.MARKDOWN);
        status.set(Messages.text("conversations.exporting"));
        background.run(
                () -> {
                    lectern.exchange().export(conversations, format, file);
                    return file;
                },
                written -> status.set(Messages.text("conversations.exported", written.getFileName())),
                this::fail);
    }

    /** Writes all of them. */
    public void exportAll(Path file) {
        background.run(lectern.exchange()::all, all -> export(all, file), this::fail);
    }

    public void importFile(Path file) {
        status.set(Messages.text("conversations.importing"));
        background.run(
                () -> lectern.exchange().importFile(file),
                ids -> {
                    status.set(Messages.text("conversations.imported", ids.size()));
                    open.show(ids.getLast());
                },
                this::fail);
    }

    private void run(Runnable work) {
        background.performInOrder(work, () -> {}, this::fail);
    }

    private void fail(Exception failure) {
        LOG.error("Conversations", failure);
        status.set(Messages.of(failure, Messages.text("conversations.failed")));
    }

    /** For menus, which say what will happen. */
    static boolean all(List<ConversationItem> items, java.util.function.Predicate<ConversationItem> what) {
        return items.stream().allMatch(what);
    }

    /** Does something with the one conversation that is meant. */
    static void one(List<ConversationItem> items, Consumer<ConversationItem> what) {
        if (items.size() == 1) {
            what.accept(items.getFirst());
        }
    }
}
