package lectern.engine.pages;

import java.util.List;
import lectern.engine.document.DecodedPicture;
import lectern.engine.document.RgbImage;

/** A picture: one page without words. */
record PictureDocument(DecodedPicture picture) implements PagedDocument {

    @Override
    public String format() {
        return picture.format();
    }

    @Override
    public List<Page> pages() {
        return List.of(new Page(picture.image().width(), picture.image().height(), 0));
    }

    @Override
    public RgbImage image(int page, int longSide) {
        return picture.image();
    }

    @Override
    public String text(int page) {
        return "";
    }

    @Override
    public int orientation() {
        return picture.orientation();
    }
}
