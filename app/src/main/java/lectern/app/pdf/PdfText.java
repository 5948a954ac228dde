package lectern.app.pdf;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.GraphicAttribute;
import java.awt.font.ShapeGraphicAttribute;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.text.Annotation;
import java.text.AttributedCharacterIterator.Attribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.app.emoji.EmojiDrawing;
import lectern.app.emoji.EmojiSequences;
import lectern.app.markdown.Formula;
import lectern.app.markdown.FormulaDrawing;
import lectern.app.markdown.FormulaSource;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Words with their looks, line by line. */
public final class PdfText {

    /** What characters stand for together: an {@link Annotation} with the words that are found and copied. */
    static final Attribute WRITTEN = new Written();

    /** Stands in a line for something that is no letter. */
    private static final String DRAWN = "\uFFFC";

    /** Points: wider formulas are made smaller. */
    private static final double WIDEST = 380;

    private static final class Written extends Attribute {
        private static final long serialVersionUID = 1;

        Written() {
            super("written");
        }
    }

    private record Piece(String words, Map<Attribute, Object> looks) {}

    private final List<List<Piece>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    private final Map<Attribute, Object> base;

    private PdfText(Map<Attribute, Object> base) {
        this.base = base;
    }

    /** The looks of plain words. @param size in points */
    public static Map<Attribute, Object> looks(float size, Color colour) {
        return new HashMap<>(Map.of(
                TextAttribute.FAMILY, Font.SANS_SERIF, TextAttribute.SIZE, size, TextAttribute.FOREGROUND, colour));
    }

    /** Looks with one more. */
    public static Map<Attribute, Object> with(Map<Attribute, Object> looks, Attribute what, Object value) {
        var more = new HashMap<>(looks);
        more.put(what, value);
        return more;
    }

    /** Words without marks; each line end begins a line. */
    public static List<AttributedString> plain(String words, Map<Attribute, Object> looks) {
        var text = new PdfText(looks);
        text.add(words, looks);
        return text.all();
    }

    /** What is written inside a node of Markdown. */
    static List<AttributedString> inside(Node node, Map<Attribute, Object> looks) {
        var text = new PdfText(looks);
        text.children(node, looks);
        return text.all();
    }

    private void children(Node node, Map<Attribute, Object> looks) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            node(child, looks);
        }
    }

    private void node(Node node, Map<Attribute, Object> looks) {
        switch (node) {
            case Text text -> add(text.getLiteral(), looks);
            case Code code -> add(code.getLiteral(), with(looks, TextAttribute.FAMILY, Font.MONOSPACED));
            case Formula formula -> formula(formula.written(), looks);
            case HtmlInline html -> add(html.getLiteral(), looks);
            case SoftLineBreak soft -> lines.add(new ArrayList<>());
            case HardLineBreak hard -> lines.add(new ArrayList<>());
            case StrongEmphasis strong -> children(
                    strong, with(looks, TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD));
            case Emphasis emphasis -> children(
                    emphasis, with(looks, TextAttribute.POSTURE, TextAttribute.POSTURE_OBLIQUE));
            case Strikethrough struck -> children(
                    struck, with(looks, TextAttribute.STRIKETHROUGH, TextAttribute.STRIKETHROUGH_ON));
            case Link link -> children(link, with(looks, TextAttribute.UNDERLINE, TextAttribute.UNDERLINE_ON));
            case FootnoteReference reference -> add("[" + reference.getLabel() + "]", looks);
            default -> children(node, looks);
        }
    }

    /** Drawn where it can be, which is one character of the line; otherwise as it was written. */
    private void formula(String written, Map<Attribute, Object> looks) {
        FormulaSource.of(written)
                .flatMap(source -> FormulaDrawing.of(source, (float) looks.get(TextAttribute.SIZE)))
                .flatMap(PdfText::ofOneColour)
                .ifPresentOrElse(
                        shape -> lines.getLast()
                                .add(new Piece(
                                        DRAWN,
                                        with(
                                                with(looks, TextAttribute.CHAR_REPLACEMENT, shape),
                                                WRITTEN,
                                                new Annotation(written)))),
                        () -> add(written, with(looks, TextAttribute.FAMILY, Font.MONOSPACED)));
    }

    private static Optional<ShapeGraphicAttribute> ofOneColour(FormulaDrawing drawing) {
        if (drawing.parts().size() != 1 || drawing.parts().getFirst().colour().isPresent()) {
            return Optional.empty();
        }
        double fit = Math.min(1, WIDEST / drawing.width());
        var shape = AffineTransform.getScaleInstance(fit, fit)
                .createTransformedShape(drawing.parts().getFirst().outline());
        return Optional.of(new ShapeGraphicAttribute(
                shape, GraphicAttribute.ROMAN_BASELINE, ShapeGraphicAttribute.FILL));
    }

    private void add(String words, Map<Attribute, Object> looks) {
        var parts = words.replace("\t", "    ").replace("\r", "").split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                lines.add(new ArrayList<>());
            }
            words(parts[i], looks);
        }
    }

    /** Words among which there may be emoji. */
    private void words(String words, Map<Attribute, Object> looks) {
        int from = 0;
        for (var range : EmojiSequences.in(words)) {
            letters(words.substring(from, range.start()), looks);
            emoji(words.substring(range.start(), range.end()), looks);
            from = range.end();
        }
        letters(words.substring(from), looks);
    }

    private void letters(String letters, Map<Attribute, Object> looks) {
        if (!letters.isEmpty()) {
            lines.getLast().add(new Piece(letters, looks));
        }
    }

    private void emoji(String emoji, Map<Attribute, Object> looks) {
        var parts = EmojiDrawing.parts(emoji);
        if (parts.isEmpty()) {
            lines.getLast().add(new Piece(EmojiName.of(emoji), with(looks, WRITTEN, new Annotation(emoji))));
        }
        int at = 0;
        for (var part : parts) {
            // What joins it to the next is found and copied, too.
            int end = Math.min(at + part.length() + 1, emoji.length());
            var place = new EmojiPlace(part, (float) looks.get(TextAttribute.SIZE));
            lines.getLast()
                    .add(new Piece(
                            DRAWN,
                            with(
                                    with(looks, TextAttribute.CHAR_REPLACEMENT, place),
                                    WRITTEN,
                                    new Annotation(emoji.substring(at, end)))));
            at = end;
        }
    }

    private List<AttributedString> all() {
        return lines.stream().map(this::line).toList();
    }

    /** A line without words is as high as one with some. */
    private AttributedString line(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return new AttributedString(" ", base);
        }
        var words = new StringBuilder();
        pieces.forEach(piece -> words.append(piece.words()));
        var line = new AttributedString(words.toString());
        int at = 0;
        for (var piece : pieces) {
            int end = at + piece.words().length();
            line.addAttributes(piece.looks(), at, end);
            at = end;
        }
        return line;
    }
}
