package lectern.app;

import java.util.Objects;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;

/**
 * What a person chose for one attachment of one question.
 *
 * @param panScan whether its pages are also shown in parts
 * @param pages which of its pages are asked about; all means as many as fit
 * @param words whether the words that a PDF has besides its looks go along
 */
public record AttachmentChoices(PanScanMode panScan, PageSelection pages, boolean words) {

    /** What is usual. */
    public static final AttachmentChoices USUAL = new AttachmentChoices(PanScanMode.AUTO, PageSelection.ALL, true);

    public AttachmentChoices {
        Objects.requireNonNull(panScan);
        Objects.requireNonNull(pages);
    }

    public AttachmentChoices withPanScan(PanScanMode other) {
        return new AttachmentChoices(other, pages, words);
    }

    public AttachmentChoices withPages(PageSelection other) {
        return new AttachmentChoices(panScan, other, words);
    }

    public AttachmentChoices withWords(boolean wanted) {
        return new AttachmentChoices(panScan, pages, wanted);
    }
}
