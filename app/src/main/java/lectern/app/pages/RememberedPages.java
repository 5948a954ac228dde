package lectern.app.pages;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.pages.Documents;
import lectern.engine.pages.Page;
import lectern.engine.pages.PagedDocument;

/** A document whose pages, once drawn, are remembered as long as there is memory: each turn needs them again. */
public final class RememberedPages implements PagedDocument {

    private static final int REMEMBERED = 24;

    /** Raised when pages are decoded or drawn in another way, so that nothing is taken for a page that it is not. */
    private static final int VERSION = 1;

    private record Key(int page, PageArea area, int longSide) {}

    private final PagedDocument document;
    private final String sha256;

    /** The one used longest ago first. Guarded by itself. */
    private final Map<Key, SoftReference<RgbImage>> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<RgbImage>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param sha256 of the file: names its pages, so that their pixels need not be hashed to know them again */
    public RememberedPages(PagedDocument document, String sha256) {
        this.document = document;
        this.sha256 = sha256;
    }

    /**
     * Opens a file.
     *
     * @param name what it is called, with its ending
     * @param password of an encrypted PDF; empty for none
     */
    public static RememberedPages open(Documents documents, Path file, String name, String password)
            throws PictureException {
        var document = documents.open(file, name, password);
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new RememberedPages(document, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new PictureException(PictureException.Reason.UNREADABLE,
                    "“" + name + "” cannot be read any more. Was it moved? Choose it again.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** The same document, without remembering what is drawn. */
    public PagedDocument forgetting() {
        return document;
    }

    @Override
    public String format() {
        return document.format();
    }

    @Override
    public List<Page> pages() {
        return document.pages();
    }

    @Override
    public RgbImage image(int page, int longSide) throws PictureException {
        return image(page, PageArea.WHOLE, longSide);
    }

    @Override
    public RgbImage image(int page, PageArea area, int longSide) throws PictureException {
        var key = new Key(page, area, document.isDrawn() ? longSide : 0);
        synchronized (drawn) {
            var known = drawn.get(key);
            var image = known == null ? null : known.get();
            if (image != null) {
                return image;
            }
        }
        var image = document.image(page, area, longSide).from("%d %s %s".formatted(VERSION, sha256, key));
        synchronized (drawn) {
            drawn.put(key, new SoftReference<>(image));
        }
        return image;
    }

    @Override
    public List<PlacedWord> placedWords(int page) throws PictureException {
        return document.placedWords(page);
    }

    @Override
    public String text(int page) throws PictureException {
        return document.text(page);
    }

    @Override
    public boolean isDrawn() {
        return document.isDrawn();
    }

    @Override
    public boolean isAnimation() {
        return document.isAnimation();
    }

    @Override
    public int orientation() {
        return document.orientation();
    }
}
