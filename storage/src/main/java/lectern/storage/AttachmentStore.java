package lectern.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lectern.storage.StorageException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures and documents, as files that are named by the SHA-256 of their bytes: the same one is kept once, however
 * often it is asked about.
 */
public final class AttachmentStore {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentStore.class);

    private final Database database;
    private final Clock clock;
    private final AttachmentLinks links;
    private final Path folder;

    /** So that a file is never removed while the same bytes are added. */
    private final ReentrantLock files = new ReentrantLock();

    AttachmentStore(Database database, Clock clock, AttachmentLinks links, Path folder) {
        this.database = database;
        this.clock = clock;
        this.links = links;
        this.folder = folder;
    }

    /** Keeps a picture: one page. */
    public Attachment add(byte[] bytes, String name, String format, int width, int height) {
        return add(bytes, name, format, width, height, 1);
    }

    /**
     * Keeps a picture or document. It is on the disk when this returns, and stays as long as this library is open or a
     * message or a draft has it.
     *
     * @param bytes the original file, at least one byte
     * @param name the file's name without its folder
     * @param format what kind of file it is
     * @param width of the first page, upright: in pixels of a picture, in points of a PDF, 1 of a text
     * @param height likewise
     * @param pages at least 1
     */
    public Attachment add(byte[] bytes, String name, String format, int width, int height, int pages) {
        var sha256 = sha256(bytes);
        files.lock();
        try {
            links.hold(sha256);
            var file = fileOf(sha256);
            if (Files.notExists(file) || Files.size(file) != bytes.length) {
                Files.createDirectories(file.getParent());
                DurableFiles.write(file, bytes);
                DurableFiles.syncFolder(folder);
            }
            database.update(
                    """
                    INSERT INTO attachments (sha256, name, format, width, height, byte_size, pages, added_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET format = excluded.format, width = excluded.width,
                        height = excluded.height, pages = excluded.pages, added_at = excluded.added_at
                    """,
                    sha256,
                    name,
                    format,
                    width,
                    height,
                    bytes.length,
                    pages,
                    clock.instant());
            return new Attachment(sha256, name, format, width, height, bytes.length, pages, Optional.empty());
        } catch (IOException e) {
            throw Failures.of(e, folder);
        } finally {
            files.unlock();
        }
    }

    /**
     * The original bytes.
     *
     * @throws StorageException when the file is gone or is not what was added
     */
    public byte[] read(Attachment attachment) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(fileOf(attachment.sha256()));
        } catch (NoSuchFileException e) {
            throw AttachmentLinks.missing(attachment.name(), e);
        } catch (IOException e) {
            throw Failures.of(e, folder);
        }
        if (!sha256(bytes).equals(attachment.sha256())) {
            throw new StorageException(
                    Reason.ATTACHMENT_DAMAGED,
                    "The file of " + attachment.name() + " in the library is damaged. Add it again: that repairs it.",
                    attachment.name());
        }
        return bytes;
    }

    /** Keeps the words of a document, so that it is found by them. */
    public void setText(Attachment attachment, String text) {
        database.transaction(() -> {
            database.update(
                    """
                    INSERT INTO attachment_texts (sha256, text) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET text = excluded.text
                    """,
                    attachment.sha256(),
                    text);
            database.update(
                    """
                    UPDATE messages SET indexed = 0
                    WHERE id IN (SELECT message_id FROM message_attachments WHERE sha256 = ?)
                    """,
                    attachment.sha256());
        });
    }

    /** Whether a file is here. */
    public boolean has(String sha256) {
        return Files.exists(fileOf(sha256));
    }

    /** Where the original lies: {@code attachments/ab/cdef…}. To be read only. */
    public Path fileOf(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    /**
     * Removes the pictures that no message and no draft has, unless this process added them and has not used them yet.
     *
     * @param grace those that were added within this time stay as well
     * @return how many were removed
     */
    public int collectGarbage(Duration grace) {
        var before = clock.instant().minus(grace);
        files.lock();
        try {
            var unused = database.transaction(() -> removeUnusedRows(before));
            // The rows go first: a crash in between leaves a file without a row, which is removed below another time.
            for (var sha256 : unused) {
                Files.deleteIfExists(fileOf(sha256));
            }
            return unused.size();
        } catch (IOException e) {
            throw Failures.of(e, folder);
        } finally {
            files.unlock();
        }
    }

    /**
     * Removes files that no row knows: what a crash left behind.
     *
     * @param grace files that were written within this time stay
     */
    void removeStrayFiles(Duration grace) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        var before = clock.instant().minus(grace);
        files.lock();
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (isStray(file, before)) {
                    LOG.info("Removing {}, which nothing refers to", file.getFileName());
                    Files.deleteIfExists(file);
                }
            }
        } finally {
            files.unlock();
        }
    }

    private boolean isStray(Path file, Instant before) throws IOException {
        if (file.getFileName().toString().endsWith(DurableFiles.TEMPORARY)) {
            return true;
        }
        var sha256 = file.getParent().getFileName().toString() + file.getFileName();
        return sha256.matches("[0-9a-f]{64}")
                && Files.getLastModifiedTime(file).toInstant().isBefore(before)
                && database.first("SELECT 1 FROM attachments WHERE sha256 = ?", row -> row.getInt(1), sha256)
                        .isEmpty();
    }

    private List<String> removeUnusedRows(Instant before) {
        var unused = database
                .query(
                        """
                        SELECT sha256 FROM attachments a
                        WHERE a.added_at <= ?
                          AND NOT EXISTS (SELECT 1 FROM message_attachments m WHERE m.sha256 = a.sha256)
                          AND NOT EXISTS (SELECT 1 FROM draft_attachments d WHERE d.sha256 = a.sha256)
                        """,
                        row -> row.getString("sha256"),
                        before)
                .stream()
                .filter(sha256 -> !links.isHeld(sha256))
                .toList();
        unused.forEach(sha256 -> database.update("DELETE FROM attachments WHERE sha256 = ?", sha256));
        return unused;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
