package lectern.engine.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.pdf.PdfReader;

/** A PDF: pages that are drawn, with their text layer. */
final class PdfDocument implements PagedDocument {

    private final PdfReader reader;
    private final Path file;
    private final String name;
    private final String password;
    private final List<Page> pages;

    /** By page: choosing pages and asking about them read the same words. */
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();

    PdfDocument(PdfReader reader, Path file, String name, String password) throws PictureException {
        this.reader = reader;
        this.file = file;
        this.name = name;
        this.password = password;
        this.pages = reader.pages(file, name, password).stream()
                .map(p -> new Page(p.width(), p.height(), p.rotation()))
                .toList();
    }

    @Override
    public String format() {
        return "PDF";
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    @Override
    public RgbImage image(int page, int longSide) throws PictureException {
        return image(page, PageArea.WHOLE, longSide);
    }

    @Override
    public RgbImage image(int page, PageArea area, int longSide) throws PictureException {
        return reader.render(file, name, password, page, area, Math.min(longSide, PdfReader.MAX_SIDE));
    }

    @Override
    public List<PlacedWord> placedWords(int page) throws PictureException {
        return reader.words(file, name, password, page);
    }

    @Override
    public String text(int page) throws PictureException {
        var known = texts.get(page);
        if (known == null) {
            known = reader.text(file, name, password, page);
            texts.put(page, known);
        }
        return known;
    }

    @Override
    public boolean isDrawn() {
        return true;
    }
}
