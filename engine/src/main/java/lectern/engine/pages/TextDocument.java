package lectern.engine.pages;

import java.util.List;
import lectern.engine.document.RgbImage;

/** Words only, on one page. */
record TextDocument(String format, String words) implements PagedDocument {

    @Override
    public List<Page> pages() {
        return List.of(Page.WORDS);
    }

    @Override
    public RgbImage image(int page, int longSide) {
        throw new IllegalStateException("A text has no picture.");
    }

    @Override
    public String text(int page) {
        return words;
    }
}
