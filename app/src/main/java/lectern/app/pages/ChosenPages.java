package lectern.app.pages;

import java.util.List;
import java.util.Objects;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureException;
import lectern.engine.pages.PagedDocument;

/**
 * A document as it goes into a question.
 *
 * @param name what it is called
 * @param pages which of its pages, from 0, in order
 * @param words whether the words of its pages go along
 */
public record ChosenPages(String name, PagedDocument document, List<Integer> pages, PanScanMode panScan, boolean words) {
    public ChosenPages {
        Objects.requireNonNull(name);
        Objects.requireNonNull(document);
        Objects.requireNonNull(panScan);
        pages = List.copyOf(pages);
    }

    /** Whether its pages are counted: a picture is a document of one page that nobody would call so. */
    public boolean isPaged() {
        return document.isDrawn() || document.pages().size() > 1;
    }

    /** How its pages are shown: those that are drawn for the question are documents, whatever they look like. */
    public PanScanMode mode() {
        return document.isDrawn() ? PageDrawing.resolved(panScan) : panScan;
    }

    /** The words of a page that go along; empty for none. Those of a page without looks always do. */
    public String words(int page) throws PictureException {
        return words || !document.pages().get(page).isPicture() ? document.text(page) : "";
    }

    public ChosenPages withPages(List<Integer> others) {
        return new ChosenPages(name, document, others, panScan, words);
    }
}
