package lectern.engine.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text layer of one page in the order in which the file has it, which is the order of reading in most. */
final class PageText extends PDFTextStripper {

    private int rotation;
    private int glyphs;
    private int sideways;

    private PageText(int page) {
        setStartPage(page + 1);
        setEndPage(page + 1);
        setLineSeparator("\n");
        setPageEnd("");
    }

    /**
     * Lines separated by a newline; empty where there are no words.
     *
     * @param index from 0
     */
    static String of(PDDocument document, int index) throws IOException {
        var page = document.getPage(index);
        int turned = page.getRotation();
        var first = new PageText(index);
        first.rotation = turned;
        var text = first.getText(document);
        if (first.sideways * 2 > first.glyphs) {
            // The stripper tears words that run across the page's lines apart; turned by a quarter, they are lines.
            try {
                page.setRotation((turned + 90) % 360);
                text = new PageText(index).getText(document);
            } finally {
                page.setRotation(turned);
            }
        }
        return text.strip();
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        glyphs++;
        if ((Math.round(position.getDir()) + rotation) % 180 != 0) {
            sideways++;
        }
        super.processTextPosition(position);
    }
}
