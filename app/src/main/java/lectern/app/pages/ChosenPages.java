package lectern.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PageArea;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureException;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.pages.Page;
import lectern.engine.pages.PagedDocument;

/**
 * A document as it goes into a question.
 *
 * @param name what it is called
 * @param pages which of its pages, from 0, in order
 * @param words whether the words of its pages go along
 * @param area which part of each page
 */
public record ChosenPages(
        String name, PagedDocument document, List<Integer> pages, PanScanMode panScan, boolean words, PageArea area) {
    public ChosenPages {
        Objects.requireNonNull(name);
        Objects.requireNonNull(document);
        Objects.requireNonNull(panScan);
        Objects.requireNonNull(area);
        pages = List.copyOf(pages);
    }

    /** With whole pages. */
    public ChosenPages(
            String name, PagedDocument document, List<Integer> pages, PanScanMode panScan, boolean words) {
        this(name, document, pages, panScan, words, PageArea.WHOLE);
    }

    /** Whether its pages are counted: a picture is a document of one page that nobody would call so. */
    public boolean isPaged() {
        return document.isDrawn() || document.pages().size() > 1;
    }

    /** How its pages are shown: those that are drawn for the question are documents, whatever they look like. */
    public PanScanMode mode() {
        return document.isDrawn() ? PageDrawing.resolved(panScan) : panScan;
    }

    /** A page, or the part of it, as if the part were a page. */
    public Page page(int index) {
        var page = document.pages().get(index);
        return area.coversAll() || !page.isPicture()
                ? page
                : new Page(scaled(page.width(), area.width()), scaled(page.height(), area.height()), page.rotation());
    }

    private static int scaled(int length, double share) {
        return (int) Math.max(1, Math.round(length * share));
    }

    /**
     * A page, or the part of it, at a size that neither the whole nor a crop of it has to be enlarged for, where it has
     * no pixels of its own.
     *
     * @param side pixels on a side of the encoder's input
     */
    public RgbImage image(int index, int side) throws PictureException {
        return document.image(index, area, PageDrawing.longSide(page(index), side, panScan));
    }

    /**
     * What the encoder is shown of a page, without drawing it where it can: the whole first, then crops.
     *
     * @param side pixels on a side of the encoder's input
     * @return places on the page; empty for a page that is only words
     */
    public List<PageArea> views(int index, int side) throws PictureException {
        var page = page(index);
        if (!page.isPicture()) {
            return List.of();
        }
        int width;
        int height;
        List<Box> boxes;
        if (document.isDrawn()) {
            double scale = (double) PageDrawing.longSide(page, side, panScan) / Math.max(page.width(), page.height());
            width = Math.max(1, (int) (page.width() * scale));
            height = Math.max(1, (int) (page.height() * scale));
            boxes = EncoderInput.boxes(width, height, side, true, mode());
        } else {
            var image = image(index, side);
            width = image.width();
            height = image.height();
            boxes = EncoderInput.boxes(image, side, mode());
        }
        var areas = new ArrayList<PageArea>();
        for (var box : boxes) {
            areas.add(PageArea.of(box, width, height).inside(area));
        }
        return List.copyOf(areas);
    }

    /** The words of a page that go along; empty for none. Those of a page without looks always do. */
    public String words(int page) throws PictureException {
        if (!words && document.pages().get(page).isPicture()) {
            return "";
        }
        return area.coversAll() ? document.text(page) : joined(placedWords(page));
    }

    /** Where the words of a page, or of the part of it, stand on it, whether they go along or not. */
    public List<PlacedWord> placedWords(int page) throws PictureException {
        return document.placedWords(page).stream().filter(word -> area.holds(word.area())).toList();
    }

    private static String joined(List<PlacedWord> words) {
        var joined = new StringBuilder();
        PlacedWord before = null;
        for (var word : words) {
            if (before != null) {
                joined.append(before.line() == word.line() ? ' ' : '\n');
            }
            joined.append(word.text());
            before = word;
        }
        return joined.toString();
    }

    public ChosenPages withPages(List<Integer> others) {
        return new ChosenPages(name, document, others, panScan, words, area);
    }
}
