package lectern.app;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lectern.app.pages.PagePart;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;

/**
 * What a person chose for one attachment of one question.
 *
 * @param panScan whether its pages are also shown in parts
 * @param pages which of its pages are asked about; all means as many as fit
 * @param words whether the words that a PDF has besides its looks go along
 * @param part the only part of it that is asked about; empty for whole pages
 */
public record AttachmentChoices(PanScanMode panScan, PageSelection pages, boolean words, Optional<PagePart> part) {

    /** What is usual. */
    public static final AttachmentChoices USUAL = new AttachmentChoices(PanScanMode.AUTO, PageSelection.ALL, true);

    public AttachmentChoices {
        Objects.requireNonNull(panScan);
        Objects.requireNonNull(pages);
        Objects.requireNonNull(part);
    }

    /** With whole pages. */
    public AttachmentChoices(PanScanMode panScan, PageSelection pages, boolean words) {
        this(panScan, pages, words, Optional.empty());
    }

    /** Which pages of so many are asked about, from 0. */
    public List<Integer> pagesOf(int count) {
        return part.map(PagePart::page).map(List::of).orElseGet(() -> pages.of(count));
    }

    /** Only a part of one page. */
    public AttachmentChoices withPart(PagePart only) {
        return new AttachmentChoices(panScan, PageSelection.ALL, words, Optional.of(only));
    }

    public AttachmentChoices withPanScan(PanScanMode other) {
        return new AttachmentChoices(other, pages, words, part);
    }

    public AttachmentChoices withPages(PageSelection other) {
        return new AttachmentChoices(panScan, other, words, part);
    }

    public AttachmentChoices withWords(boolean wanted) {
        return new AttachmentChoices(panScan, pages, wanted, part);
    }
}
