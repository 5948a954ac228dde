package lectern.app.pages;

import java.util.List;
import java.util.Objects;
import lectern.engine.document.PanScanMode;
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

    public ChosenPages withPages(List<Integer> others) {
        return new ChosenPages(name, document, others, panScan, words);
    }
}
