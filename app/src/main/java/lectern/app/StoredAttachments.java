package lectern.app;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import lectern.app.pages.PagePart;
import lectern.app.pages.RememberedPages;
import lectern.app.pages.TextSheet;
import lectern.engine.PassingFiles;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.document.Thumbnails;
import lectern.engine.pages.Documents;
import lectern.engine.pages.Page;
import lectern.engine.pages.PageSelection;
import lectern.engine.pages.PagedDocument;
import lectern.storage.Attachment;
import lectern.storage.AttachmentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attachments of the library, opened when they are needed. */
final class StoredAttachments implements Attachments, AutoCloseable {

    /** Opened documents, decoded pictures among them, that are remembered as long as there is memory. */
    private static final int REMEMBERED = 8;

    /** Pixels on the long side of a page that is looked at whole. */
    private static final int PAGE_SIDE = 1600;

    /** Pages whose words are kept for the search. */
    private static final int SEARCHABLE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(StoredAttachments.class);

    private final Libraries libraries;
    private final Documents documents = new Documents();

    /** Of encrypted documents that were opened, by hash. */
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** By hash, the one used longest ago first. Guarded by itself. */
    private final Map<String, SoftReference<RememberedPages>> opened = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<RememberedPages>> eldest) {
            return size() > REMEMBERED;
        }
    };

    StoredAttachments(Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public AttachmentView add(OptionalLong conversation, Path file, String password) {
        return add(conversation, file, String.valueOf(file.getFileName()), password);
    }

    @Override
    public AttachmentView add(OptionalLong conversation, String name, byte[] bytes) {
        Path file = null;
        try {
            file = PassingFiles.createFile("lectern-added", ".tmp");
            Files.write(file, bytes);
            return add(conversation, file, name, "");
        } catch (IOException e) {
            throw new AppException(Notices.internal(e), e);
        } finally {
            delete(file);
        }
    }

    private AttachmentView add(OptionalLong conversation, Path file, String name, String password) {
        var document = open(file, name, password);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AppException(Notices.internal(e), e);
        }
        var first = document.pages().getFirst();
        var store = Notices.kept(() -> libraries.of(conversation).attachments());
        var attachment = Notices.kept(() -> store.add(
                bytes, name, document.format(), Math.max(1, first.width()), Math.max(1, first.height()),
                document.pages().size()));
        if (!password.isEmpty()) {
            passwords.put(attachment.sha256(), password);
        } else if (document.isDrawn() || !first.isPicture()) {
            // A long document takes its time; words of an encrypted one stay out of the index.
            Thread.ofVirtual().name("lectern-words").start(() -> keepWords(store, attachment));
        }
        var view = Views.of(attachment);
        return document.isAnimation() ? view.with(view.choices().withPages(new PageSelection("1"))) : view;
    }

    /** So that a conversation is found by what its documents say. */
    private void keepWords(AttachmentStore store, Attachment attachment) {
        try {
            var document = document(Views.of(attachment));
            var words = new StringBuilder();
            for (int page = 0; page < Math.min(SEARCHABLE, document.pages().size()); page++) {
                words.append(document.text(page)).append('\f');
            }
            if (!words.toString().isBlank()) {
                store.setText(attachment, words.toString());
            }
        } catch (PictureException | RuntimeException e) {
            LOG.debug("The words of a document were not kept", e);
        }
    }

    /** The pages of an attachment, remembered for a while. */
    RememberedPages document(AttachmentView attachment) {
        synchronized (opened) {
            var known = opened.get(attachment.sha256());
            var document = known == null ? null : known.get();
            if (document != null) {
                return document;
            }
        }
        return open(attachment, passwords.getOrDefault(attachment.sha256(), ""));
    }

    private RememberedPages open(AttachmentView attachment, String password) {
        // Reads it all, and finds out whether it is still what was added.
        original(attachment);
        var document = new RememberedPages(
                open(
                        libraries.holding(attachment.sha256()).fileOf(attachment.sha256()), attachment.name(),
                        password), attachment.sha256());
        synchronized (opened) {
            opened.put(attachment.sha256(), new SoftReference<>(document));
        }
        return document;
    }

    /** Files have come or gone: what is open may not be there any more, or lie somewhere else. */
    void forgetOpened() {
        synchronized (opened) {
            opened.clear();
        }
    }

    @Override
    public boolean isLocked(AttachmentView attachment) {
        try {
            document(attachment);
            return false;
        } catch (AppException e) {
            return NoticeKeys.isLocked(e.notice());
        }
    }

    @Override
    public void unlock(AttachmentView attachment, String password) {
        open(attachment, password);
        passwords.put(attachment.sha256(), password);
    }

    @Override
    public RgbImage pixels(AttachmentView attachment) {
        return page(attachment, 0, PAGE_SIDE);
    }

    @Override
    public byte[] thumbnailPng(AttachmentView attachment, int maxSide) {
        var part = attachment.choices().part();
        return part.isEmpty()
                ? pagePng(attachment, 0, maxSide)
                : Thumbnails.png(look(attachment, part.get().page(), part.get().area(), maxSide), maxSide);
    }

    @Override
    public byte[] pagePng(AttachmentView attachment, int page, int maxSide) {
        return Thumbnails.png(page(attachment, page, maxSide), maxSide);
    }

    private RgbImage page(AttachmentView attachment, int page, int longSide) {
        return read(attachment, document -> document.pages().get(page).isPicture()
                ? document.image(page, longSide)
                : TextSheet.draw(document.text(page), longSide));
    }

    @Override
    public RgbImage look(AttachmentView attachment, int page, PageArea area, int longSide) {
        return read(attachment, document -> {
            if (document.isDrawn()) {
                // What is looked at in passing must not drive out what the next question needs.
                return document.forgetting().image(page, area, longSide);
            }
            var whole = page(attachment, page, longSide);
            var part = area.coversAll() ? whole : whole.crop(area.in(whole.width(), whole.height()));
            return Thumbnails.fit(part, longSide);
        });
    }

    @Override
    public Page pageSize(AttachmentView attachment, int page) {
        return read(attachment, document -> {
            var size = document.pages().get(page);
            if (document.isDrawn() || !size.isPicture()) {
                return size;
            }
            // Of a file with several pictures, only the first one's size is known before they are read.
            var image = document.image(page, PAGE_SIDE);
            return new Page(image.width(), image.height(), 0);
        });
    }

    @Override
    public List<PlacedWord> words(AttachmentView attachment, int page) {
        return read(attachment, document -> document.placedWords(page));
    }

    private interface Reading<T> {
        T of(RememberedPages document) throws PictureException;
    }

    private <T> T read(AttachmentView attachment, Reading<T> reading) {
        try {
            return reading.of(document(attachment));
        } catch (PictureException e) {
            throw Notices.of(e, attachment.name());
        }
    }

    @Override
    public byte[] original(AttachmentView attachment) {
        return Notices.kept(() -> libraries.holding(attachment.sha256()).read(Views.stored(attachment)));
    }

    private PagedDocument open(Path file, String name, String password) {
        try {
            return documents.open(file, name, password);
        } catch (PictureException e) {
            throw Notices.of(e, name);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    @Override
    public void close() {
        documents.close();
    }
}
