package lectern.engine.pages;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import lectern.engine.document.DecodedPicture;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureReader;
import lectern.engine.document.RgbImage;

/** A file of several pictures: a TIFF, such as a fax or what a scanner makes, or an animation. */
final class PicturesDocument implements PagedDocument {

    private final PictureReader reader;
    private final Path file;
    private final String name;
    private final DecodedPicture first;
    private final List<Page> pages;

    /** Of the other pages, only the number is known until they are read: they count as having the first one's size. */
    PicturesDocument(PictureReader reader, Path file, String name, DecodedPicture first, int count) {
        this.reader = reader;
        this.file = file;
        this.name = name;
        this.first = first;
        var page = new Page(first.image().width(), first.image().height(), 0);
        this.pages = Collections.nCopies(count, page);
    }

    @Override
    public String format() {
        return first.format();
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    @Override
    public boolean isAnimation() {
        return !first.format().equals("TIFF");
    }

    @Override
    public RgbImage image(int page, int longSide) throws PictureException {
        return page == 0 ? first.image() : reader.page(file, page, name + ", page " + (page + 1)).image();
    }

    @Override
    public String text(int page) {
        return "";
    }
}
