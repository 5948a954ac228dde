package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into blocks at line ends, so that a long answer that grows at its end is laid out again only in its last
 * block. The blocks put together, with one line end between each two, are the text.
 */
final class TextBlocks {

    /** Lines are put together until they have this many characters, so that a poem is not a thousand nodes. */
    private static final int ENOUGH = 600;

    private TextBlocks() {}

    /** @return where each block begins; the first is 0, each later one follows a line end */
    static List<Integer> starts(String text) {
        return starts(text, 0);
    }

    /** Like {@link #starts(String)} from the block that begins at the given character on. */
    static List<Integer> starts(String text, int from) {
        var starts = new ArrayList<Integer>();
        starts.add(from);
        int block = from;
        int lineEnd = text.indexOf('\n', from);
        while (lineEnd >= 0) {
            boolean blankLineNext = lineEnd + 1 < text.length() && text.charAt(lineEnd + 1) == '\n';
            boolean blankLine = lineEnd == block;
            if (blankLineNext || blankLine || lineEnd - block >= ENOUGH) {
                block = lineEnd + 1;
                starts.add(block);
            }
            lineEnd = text.indexOf('\n', lineEnd + 1);
        }
        return starts;
    }
}
