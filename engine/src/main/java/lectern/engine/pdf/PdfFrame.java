package lectern.engine.pdf;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;

/** What goes between Lectern and the process that reads PDF files: one reply to each request, in order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "frame")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PdfFrame.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = PdfFrame.Render.class, name = "render"),
    @JsonSubTypes.Type(value = PdfFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = PdfFrame.Locate.class, name = "locate"),
    @JsonSubTypes.Type(value = PdfFrame.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = PdfFrame.Described.class, name = "described"),
    @JsonSubTypes.Type(value = PdfFrame.Rendered.class, name = "rendered"),
    @JsonSubTypes.Type(value = PdfFrame.Text.class, name = "text"),
    @JsonSubTypes.Type(value = PdfFrame.Located.class, name = "located"),
    @JsonSubTypes.Type(value = PdfFrame.Failed.class, name = "failed"),
})
sealed interface PdfFrame {

    /**
     * @param version changes with the file's content
     * @param password empty for none
     */
    record Source(String file, String version, String password) {}

    sealed interface Request extends PdfFrame {
        Source source();
    }

    sealed interface Reply extends PdfFrame {}

    /** Which pages are there? */
    record Describe(Source source) implements Request {}

    /**
     * Draw a page or a part of it.
     *
     * @param page from 0
     * @param longSide pixels on the long side of the part
     * @param target the file that gets the raw RGB
     */
    record Render(Source source, int page, PageArea area, int longSide, String target) implements Request {}

    /**
     * What does a page say?
     *
     * @param page from 0
     */
    record Read(Source source, int page) implements Request {}

    /**
     * Where does a page say it?
     *
     * @param page from 0
     */
    record Locate(Source source, int page) implements Request {}

    /** The process runs. */
    record Ready() implements Reply {}

    /**
     * A page as it is shown: cropped and turned.
     *
     * @param width in points, at least 1
     * @param height in points, at least 1
     * @param rotation degrees clockwise by which the file turns it: 0, 90, 180 or 270
     */
    record Page(int width, int height, int rotation) {}

    record Described(List<Page> pages) implements Reply {}

    record Rendered(int width, int height) implements Reply {}

    record Text(String text) implements Reply {}

    record Located(List<PlacedWord> words) implements Reply {}

    /** @param problem what is wrong with the file */
    record Failed(Problem problem) implements Reply {}

    enum Problem {
        PASSWORD,
        DAMAGED,
        TOO_MANY_PAGES
    }
}
