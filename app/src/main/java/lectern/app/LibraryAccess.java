package lectern.app;

import lectern.storage.Library;

/** The library without an engine, for commands that only read it or add to it. */
public final class LibraryAccess implements AutoCloseable {

    private final Libraries libraries;
    private final StoredAttachments attachments;
    private final Search search;
    private final Exchange exchange;

    private LibraryAccess(Library library) {
        libraries = new Libraries(library);
        attachments = new StoredAttachments(libraries);
        search = new Search(library.search());
        exchange = new Exchange(library, attachments, id -> {});
    }

    /** @throws AppException with a {@code storage.…} key when it cannot be opened, such as while the window has it */
    public static LibraryAccess open(AppPaths paths) {
        return new LibraryAccess(Notices.kept(() -> Library.open(paths.data())));
    }

    public Search search() {
        return search;
    }

    public Exchange exchange() {
        return exchange;
    }

    @Override
    public void close() {
        attachments.close();
        libraries.close();
    }
}
