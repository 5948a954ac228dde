package lectern.engine.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.document.PlacedWord;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text layer of one page in the order in which the file has it, which is the order of reading in most. */
final class PageText extends PDFTextStripper {

    private final PageCoordinates coordinates;
    private final List<PlacedWord> words = new ArrayList<>();
    private int line;
    private int rotation;
    private int glyphs;
    private int sideways;

    private PageText(int page, PageCoordinates coordinates) {
        this.coordinates = coordinates;
        setStartPage(page + 1);
        setEndPage(page + 1);
        setLineSeparator("\n");
        setPageEnd("");
    }

    private record Read(String text, List<PlacedWord> words) {}

    /**
     * Lines separated by a newline; empty where there are no words.
     *
     * @param index from 0
     */
    static String of(PDDocument document, int index) throws IOException {
        return read(document, index).text().strip();
    }

    /**
     * The same, word by word, with places.
     *
     * @param index from 0
     */
    static List<PlacedWord> words(PDDocument document, int index) throws IOException {
        return read(document, index).words();
    }

    private static Read read(PDDocument document, int index) throws IOException {
        var page = document.getPage(index);
        int turned = page.getRotation();
        var coordinates = PageCoordinates.of(page);
        var first = new PageText(index, coordinates);
        first.rotation = turned;
        var text = first.getText(document);
        if (first.sideways * 2 <= first.glyphs) {
            return new Read(text, first.words);
        }
        // The stripper tears words that run across the page's lines apart; turned by a quarter, they are lines.
        try {
            page.setRotation((turned + 90) % 360);
            var second = new PageText(index, coordinates);
            return new Read(second.getText(document), second.words);
        } finally {
            page.setRotation(turned);
        }
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        glyphs++;
        if ((Math.round(position.getDir()) + rotation) % 180 != 0) {
            sideways++;
        }
        super.processTextPosition(position);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        WordPlaces.of(text, positions, coordinates, line).forEach(words::add);
        super.writeString(text, positions);
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        line++;
        super.writeLineSeparator();
    }
}
