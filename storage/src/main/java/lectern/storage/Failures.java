package lectern.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import lectern.storage.StorageException.Reason;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite and the file system throw into sentences. */
final class Failures {

    /** A write that fails with less space left than this failed for want of space. */
    private static final long FULL_BELOW_BYTES = 64 * 1024;

    private Failures() {}

    static boolean isDamage(Throwable e) {
        return switch (code(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
        };
    }

    static StorageException of(SQLException e, Path folder) {
        return switch (code(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new StorageException(
                    Reason.DAMAGED,
                    "The library in " + folder + " is damaged. Nothing was changed. Start Lectern again: it then sets "
                            + "the damaged file aside.",
                    e,
                    folder.toString());
            case SQLITE_BUSY, SQLITE_LOCKED -> new StorageException(
                    Reason.IN_USE,
                    "Another program is using the library in " + folder + ". Nothing was changed. Close that program "
                            + "and try again.",
                    e,
                    folder.toString());
            case SQLITE_FULL -> full(e, folder);
            case SQLITE_READONLY, SQLITE_PERM -> readOnly(e, folder);
            case SQLITE_IOERR -> isFull(folder) ? full(e, folder) : internal(e, folder);
            case SQLITE_CANTOPEN -> Files.isWritable(folder) ? unusable(e, folder) : readOnly(e, folder);
            default -> internal(e, folder);
        };
    }

    static StorageException of(IOException e, Path folder) {
        if (isFull(folder) || saysFull(e)) {
            return full(e, folder);
        }
        return e instanceof AccessDeniedException || isReadOnly(folder) ? readOnly(e, folder) : internal(e, folder);
    }

    /** For a folder that could not be created or opened. */
    static StorageException unusable(Exception e, Path folder) {
        if (e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException || isReadOnly(folder)) {
            return readOnly(e, folder);
        }
        return new StorageException(
                Reason.FOLDER_UNUSABLE,
                "The folder " + folder + " cannot be used for the library. Choose another one with --data.",
                e,
                folder.toString());
    }

    private static StorageException full(Exception e, Path folder) {
        return new StorageException(
                Reason.DISK_FULL,
                "The disk that holds " + folder + " is full, so this was not kept. What was kept before is safe. "
                        + "Free some space and try again.",
                e,
                folder.toString());
    }

    private static StorageException readOnly(Exception e, Path folder) {
        return new StorageException(
                Reason.READ_ONLY,
                "Lectern may not write to " + folder + ". Nothing was changed. Allow it, or choose another folder "
                        + "with --data.",
                e,
                folder.toString());
    }

    private static StorageException internal(Exception e, Path folder) {
        return new StorageException(
                Reason.INTERNAL,
                "The library in " + folder + " could not be read or written. What was kept before is safe. Try again; "
                        + "the log says more.",
                e,
                folder.toString());
    }

    /** The primary code: extended codes carry it in their lowest byte. */
    private static SQLiteErrorCode code(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && sqlite.getResultCode() != null) {
                return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF);
            }
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isReadOnly(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /** Java has no type for a full disk; these are the words of Linux, macOS and Windows in English. */
    private static boolean saysFull(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("not enough space") || message.contains("quota");
    }

    private static Path existing(Path folder) {
        var at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
