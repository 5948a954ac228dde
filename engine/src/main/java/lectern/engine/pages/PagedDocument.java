package lectern.engine.pages;

import java.util.List;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;

/** An opened file: one page or more, numbered from 0 here and from 1 where people see it. */
public interface PagedDocument {

    /**
     * What the content is, whatever the file is called: PNG, TIFF, PDF, Text, Markdown, Word, OpenDocument and so on.
     */
    String format();

    /** At least one. */
    List<Page> pages();

    /**
     * A page as a picture.
     *
     * @param longSide how many pixels a page that has none of its own gets on its long side, at least 1; a picture
     *     comes as it is
     * @throws IllegalStateException when the page is only words
     */
    RgbImage image(int page, int longSide) throws PictureException;

    /**
     * A part of a page as a picture.
     *
     * @param longSide how many pixels the part gets on its long side, where the page has none of its own
     * @throws IllegalStateException when the page is only words
     */
    default RgbImage image(int page, PageArea area, int longSide) throws PictureException {
        var whole = image(page, longSide);
        return area.coversAll() ? whole : whole.crop(area.in(whole.width(), whole.height()));
    }

    /** Where the words of a page stand on it; empty where that is not known, as in a scan. */
    default List<PlacedWord> placedWords(int page) throws PictureException {
        return List.of();
    }

    /** The words of a page; empty where there are none, as in a scan. */
    String text(int page) throws PictureException;

    /** Whether pages have no pixels of their own but are drawn at any size: then they are documents for sure. */
    default boolean isDrawn() {
        return false;
    }

    /** Whether its pages are what is seen one after another: then the first one says most of what there is. */
    default boolean isAnimation() {
        return false;
    }

    /** How it is stored, 1 to 8 as in EXIF; 1 where that means nothing. */
    default int orientation() {
        return 1;
    }
}
