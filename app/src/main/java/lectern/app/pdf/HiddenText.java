package lectern.app.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Text that is not drawn, but found and copied: a {@link LetterlessFont} whose codes are UTF-16. Words from right to
 * left are written as they are seen, from left to right, which is what programs expect that read PDFs.
 */
final class HiddenText {

    private static final float SIZE = 10;

    /** Thousandths of the size. */
    private static final int CODE_WIDTH = 500;

    private static final String TO_UNICODE =
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            2 beginbfrange
            <0000> <D7FF> <0000>
            <E000> <FFFF> <E000>
            endbfrange
            %sendcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private static final int CODES = 0x1_0000;

    /** Codes that no letter has in UTF-16 stand for those that need two: emoji, mostly. */
    private static final int FIRST_FREE = 0xD800;

    private static final int FREE = 0x800;

    /** As many as a block of a CMap may have. */
    private static final int BLOCK = 100;

    private final PDType0Font font;
    private final COSStream unicode = new COSStream();
    private final List<Integer> beyond = new ArrayList<>();

    HiddenText() throws IOException {
        var name = COSName.getPDFName("LecternHidden");
        var info = new COSDictionary();
        info.setItem(COSName.REGISTRY, new COSString("Adobe"));
        info.setItem(COSName.ORDERING, new COSString("Identity"));
        info.setInt(COSName.SUPPLEMENT, 0);
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 5);
        descriptor.setItem(COSName.FONT_FILE2, compressed(LetterlessFont.bytes(CODE_WIDTH)));
        var box = new COSArray();
        for (int side : new int[] {0, 0, CODE_WIDTH, LetterlessFont.SQUARE}) {
            box.add(COSInteger.get(side));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, LetterlessFont.SQUARE);
        descriptor.setInt(COSName.DESCENT, 0);
        descriptor.setInt(COSName.CAP_HEIGHT, LetterlessFont.SQUARE);
        descriptor.setInt(COSName.STEM_V, 80);
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setItem(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, info);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, CODE_WIDTH);
        descendant.setItem(COSName.CID_TO_GID_MAP, compressed(everyCodeIsTheLetter()));
        var descendants = new COSArray();
        descendants.add(descendant);
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setItem(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, unicode);
        // PDFBox reads it at once; what it is to say of emoji is known only when they were written.
        finish();
        font = new PDType0Font(dictionary);
    }

    /**
     * Lays words under a line.
     *
     * @param words in the order in which they are read
     * @param x of the line's left end, in points
     * @param width of the line, in points
     */
    @SuppressWarnings("deprecation") // The only way to write codes of a font that has no letters.
    void write(PDPageContentStream out, String words, boolean leftToRight, float x, float baseline, float width)
            throws IOException {
        var seen = asSeen(words.stripTrailing(), leftToRight);
        if (seen.isBlank() || width <= 0) {
            return;
        }
        out.beginText();
        out.setFont(font, SIZE);
        out.setRenderingMode(RenderingMode.NEITHER);
        out.setHorizontalScaling(100 * width / (seen.codePointCount(0, seen.length()) * SIZE * CODE_WIDTH / 1000));
        out.newLineAtOffset(x, baseline);
        var codes = new StringBuilder("<");
        seen.codePoints().forEach(letter -> codes.append(String.format("%04X", code(letter))));
        out.appendRawCommands(codes.append("> Tj\n").toString());
        out.setHorizontalScaling(100);
        out.setRenderingMode(RenderingMode.FILL);
        out.endText();
    }

    private int code(int letter) {
        if (Character.isBmpCodePoint(letter)) {
            return letter;
        }
        int known = beyond.indexOf(letter);
        if (known < 0 && beyond.size() < FREE) {
            known = beyond.size();
            beyond.add(letter);
        }
        return known < 0 ? '\uFFFD' : FIRST_FREE + known;
    }

    /** Says what the codes mean; to be called when all is written. */
    void finish() throws IOException {
        var blocks = new StringBuilder();
        for (int from = 0; from < beyond.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, beyond.size());
            blocks.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                blocks.append(String.format("<%04X> <", FIRST_FREE + i));
                Character.toString(beyond.get(i)).chars().forEach(c -> blocks.append(String.format("%04X", c)));
                blocks.append(">\n");
            }
            blocks.append("endbfchar\n");
        }
        write(unicode, TO_UNICODE.formatted(blocks).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] everyCodeIsTheLetter() {
        var numbers = ByteBuffer.allocate(2 * CODES);
        while (numbers.hasRemaining()) {
            numbers.putShort((short) LetterlessFont.LETTER);
        }
        return numbers.array();
    }

    private static COSStream compressed(byte[] content) throws IOException {
        var stream = new COSStream();
        stream.setInt(COSName.LENGTH1, content.length);
        write(stream, content);
        return stream;
    }

    private static void write(COSStream stream, byte[] content) throws IOException {
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
    }

    /** From left to right on the page. */
    private static String asSeen(String words, boolean leftToRight) {
        if (words.isEmpty() || !Bidi.requiresBidi(words.toCharArray(), 0, words.length()) && leftToRight) {
            return words;
        }
        var bidi = new Bidi(words, leftToRight ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_RIGHT_TO_LEFT);
        var levels = new byte[bidi.getRunCount()];
        var runs = new String[levels.length];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            var run = words.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = (levels[i] & 1) == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }
}
