package lectern.app.pdf;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.Annotation;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The lines that a paragraph becomes at a width, in points. */
record Wrapped(AttributedString paragraph, float width) implements Iterable<Wrapped.Line> {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /**
     * @param words what stands in the line, in the order in which it is read
     * @param emoji those that there is room for in it
     */
    record Line(TextLayout layout, String words, Color colour, List<Emoji> emoji) {}

    /** @param index in the layout */
    record Emoji(int index, EmojiPlace place) {}

    @Override
    public Iterator<Line> iterator() {
        var characters = paragraph.getIterator();
        var measurer = new LineBreakMeasurer(characters, CONTEXT);
        int end = characters.getEndIndex();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return measurer.getPosition() < end;
            }

            @Override
            public Line next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = measurer.getPosition();
                var layout = measurer.nextLayout(Math.max(width, 1));
                var words = new StringBuilder();
                var emoji = new ArrayList<Emoji>();
                characters.setIndex(from);
                var colour = characters.getAttribute(TextAttribute.FOREGROUND) instanceof Color c ? c : Color.BLACK;
                for (int i = from; i < measurer.getPosition(); i++) {
                    char letter = characters.setIndex(i);
                    if (!(characters.getAttribute(PdfText.WRITTEN) instanceof Annotation written)) {
                        words.append(letter);
                    } else if (characters.getRunStart(PdfText.WRITTEN) == i) {
                        words.append(written.getValue());
                        if (characters.getAttribute(TextAttribute.CHAR_REPLACEMENT) instanceof EmojiPlace place) {
                            emoji.add(new Emoji(i - from, place));
                        }
                    }
                }
                return new Line(layout, words.toString(), colour, emoji);
            }
        };
    }
}
