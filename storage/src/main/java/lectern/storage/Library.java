package lectern.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that is kept, in one folder: {@code lectern.db}, {@code attachments/}, {@code backups/}. One process has
 * it open at a time. Beside it there may be one in memory, for temporary conversations.
 */
public final class Library implements AutoCloseable {

    /** How long what was deleted can be brought back. */
    public static final Duration KEEP_DELETED = Duration.ofDays(30);

    private final Path folder;
    private final Schema schema;
    private final Clock clock;
    private final Runnable letGo;
    private final AttachmentLinks links;
    private final Database database;
    private final List<StorageNotice> notices;
    private final AnswerWriters writers;
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final AttachmentStore attachments;
    private final DraftStore drafts;
    private final SettingStore settings;
    private final ModelStore models;
    private final MessageBranches branches;
    private final SearchStore search;

    /** @param letGo what is done when it is closed */
    private Library(
            Path folder, Schema schema, Clock clock, Database database, List<StorageNotice> notices, Runnable letGo) {
        this.folder = folder;
        this.schema = schema;
        this.clock = clock;
        this.letGo = letGo;
        this.database = database;
        this.notices = List.copyOf(notices);
        links = new AttachmentLinks(database);
        writers = new AnswerWriters(database, clock);
        conversations = new ConversationStore(database, clock);
        messages = new MessageStore(database, clock, links, writers);
        attachments = new AttachmentStore(database, clock, links, folder.resolve("attachments"));
        drafts = new DraftStore(database, clock, links);
        settings = new SettingStore(database);
        models = new ModelStore(database, clock);
        branches = new MessageBranches(database, clock);
        search = new SearchStore(database);
    }

    /** Whether a folder holds a library, of any version. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(LibraryOpening.NAME));
    }

    /**
     * Opens the library of a folder, or begins one. An older database is brought up to date after a copy was made; a
     * damaged one is set aside under another name and an empty one begun, which {@link #notices()} then says.
     *
     * @throws StorageException when another process has it open, it is of a newer version, or the folder cannot be
     *     used; nothing was changed then
     */
    public static Library open(Path folder) {
        return open(folder, Schema.CURRENT, Clock.systemUTC());
    }

    static Library open(Path dataFolder, Schema schema, Clock clock) {
        var folder = dataFolder.toAbsolutePath().normalize();
        LibraryLock lock;
        try {
            Files.createDirectories(folder);
            lock = LibraryLock.take(folder);
        } catch (IOException e) {
            throw Failures.unusable(e, folder);
        }
        var opened = false;
        try {
            var notices = new ArrayList<StorageNotice>();
            var database = new LibraryOpening(folder, schema, clock).database(notices);
            var library = new Library(folder, schema, clock, database, notices, lock::close);
            TemporaryFolder.removeLeftOvers(folder);
            library.writers.interruptLeftOvers();
            opened = true;
            return library;
        } catch (SQLException e) {
            throw Failures.of(e, folder);
        } catch (IOException e) {
            throw Failures.of(e, folder);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /**
     * An empty library in memory beside this one. Nothing of it is left when it is closed or the process ends; where
     * the system has no folder in memory, the files of attachments are on the disk until then, or until this library
     * is opened again. To be closed before this one, and before another is opened.
     */
    public Library openTemporary() {
        TemporaryFolder files = null;
        try {
            files = TemporaryFolder.create(folder);
            var database = MemoryDatabase.open(files.path(), schema);
            return new Library(files.path(), schema, clock, database, List.of(), files::close);
        } catch (SQLException | IOException | RuntimeException e) {
            if (files != null) {
                files.close();
            }
            throw switch (e) {
                case SQLException failure -> Failures.of(failure, folder);
                case IOException failure -> Failures.of(failure, folder);
                case RuntimeException failure -> failure;
                default -> new IllegalStateException(e);
            };
        }
    }

    /** Whether something with this id lies in a library in memory. */
    public static boolean isTemporary(long id) {
        return id > MemoryDatabase.BEFORE_FIRST;
    }

    /**
     * Takes over a conversation from another library, where it stays. An answer that is being written there is taken
     * over as far as it is.
     *
     * @return its id here
     * @throws StorageException with {@link StorageException.Reason#NOT_FOUND}
     */
    public long takeOver(Library other, long id) {
        return new ConversationCopy(other.side(), side(), links).copy(id);
    }

    private ConversationCopy.Side side() {
        return new ConversationCopy.Side(database, attachments, drafts);
    }

    public ConversationStore conversations() {
        return conversations;
    }

    public MessageStore messages() {
        return messages;
    }

    public AttachmentStore attachments() {
        return attachments;
    }

    public DraftStore drafts() {
        return drafts;
    }

    public SettingStore settings() {
        return settings;
    }

    public ModelStore models() {
        return models;
    }

    public MessageBranches branches() {
        return branches;
    }

    public SearchStore search() {
        return search;
    }

    /** What a person should read about how it was opened. */
    public List<StorageNotice> notices() {
        return notices;
    }

    /** Everything that is done to this library in it is kept, or nothing. May be nested; belongs to one thread. */
    public <T> T transaction(Supplier<T> work) {
        return database.transaction(work);
    }

    /**
     * Removes what nothing refers to, files left by a crash among it. Best done some time after opening, off the main
     * path.
     *
     * @param grace what was added within this time stays
     */
    public void tidy(Duration grace) {
        if (conversations.purge(KEEP_DELETED) + branches.purge(KEEP_DELETED) > 0) {
            search.forgetDeleted();
            database.forgetLog();
        }
        attachments.collectGarbage(grace);
        search.catchUp();
        try {
            // A database that was set aside may still know files that this one does not.
            if (!LibraryOpening.hasDatabaseSetAside(folder)) {
                attachments.removeStrayFiles(grace);
            }
        } catch (IOException e) {
            throw Failures.of(e, folder);
        }
    }

    /** Removes conversations for good, put away or not, with what only they had. Unknown ones are passed over. */
    public void purge(Collection<Long> ids) {
        database.transaction(() -> ids.forEach(conversations::purge));
        search.forgetDeleted();
        boolean temporary = ids.stream().anyMatch(Library::isTemporary);
        if (temporary && conversations.list().isEmpty() && conversations.listDeleted().isEmpty()) {
            // Files that were added for a question which was never written.
            links.letGo();
        }
        attachments.collectGarbage(Duration.ZERO);
        database.forgetLog();
    }

    /** Removes everything for good, copies of older versions among it. The folder stays a library, an empty one. */
    public void wipe() {
        database.transaction(() -> {
            for (var table : List.of("conversations", "drafts", "settings", "models")) {
                database.update("DELETE FROM " + table);
            }
        });
        search.forgetDeleted();
        attachments.collectGarbage(Duration.ZERO);
        database.compact();
        try {
            DurableFiles.removeAll(folder.resolve("backups"));
        } catch (IOException e) {
            throw Failures.of(e, folder);
        }
    }

    /** Ends answers that are being written as interrupted. Closing twice is harmless. */
    @Override
    public void close() {
        try {
            writers.close();
            database.close();
        } finally {
            letGo.run();
        }
    }
}
