package lectern.app.pages;

import java.util.Objects;
import lectern.engine.document.PageArea;

/**
 * A part of one page of an attachment.
 *
 * @param page from 0
 * @param area where it is on the page as it is shown
 */
public record PagePart(int page, PageArea area) {
    public PagePart {
        Objects.requireNonNull(area);
        if (page < 0) {
            throw new IllegalArgumentException("Not a page: " + page);
        }
    }
}
