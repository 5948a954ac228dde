package lectern.ui.markdown;

import java.util.ArrayList;
import java.util.List;
import lectern.app.MarkdownFlavour;
import lectern.ui.text.Block;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown that grows at its end, as blocks. Only what may still change is read again when something is added: the
 * last block of the outermost level, since every one before it is complete once another has begun after it.
 *
 * <p>Definitions of links and footnotes may come after their use; {@link #finish} reads everything once more.
 */
public final class MarkdownText {

    private static final Parser PARSER = MarkdownFlavour.parser()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private final StringBuilder source = new StringBuilder();
    private final List<Block> settled = new ArrayList<>();
    private int settledTo;
    private List<Block> tail = List.of();
    private boolean stale;
    private boolean whole;

    /** All of a text at once. */
    public static List<Block> blocks(String markdown) {
        return MarkdownBlocks.of(PARSER.parse(markdown));
    }

    public void append(String piece) {
        source.append(piece);
        stale = true;
        whole = false;
    }

    /** Begins anew with another text. */
    public void replace(String text) {
        source.setLength(0);
        forget();
        append(text);
    }

    public String source() {
        return source.toString();
    }

    public boolean isEmpty() {
        return source.isEmpty();
    }

    /** The blocks of what there is so far; those that are settled are the same objects at each call. */
    public List<Block> blocks() {
        if (stale) {
            stale = false;
            if (whole) {
                tail = blocks(source.toString());
                settledTo = 0;
            } else {
                readTail();
            }
        }
        var all = new ArrayList<Block>(settled.size() + tail.size());
        all.addAll(settled);
        all.addAll(tail);
        return all;
    }

    /** Nothing more comes: what was read in pieces is read once more as a whole. */
    public void finish() {
        forget();
    }

    /** Lets go of the blocks; they are made again when they are asked for. */
    public void forget() {
        settled.clear();
        settledTo = 0;
        tail = List.of();
        stale = !source.isEmpty();
        whole = true;
    }

    private void readTail() {
        var document = PARSER.parse(source.substring(settledTo));
        var last = document.getLastChild();
        if (last != null && last != document.getFirstChild() && !last.getSourceSpans().isEmpty()) {
            int lastAt = last.getSourceSpans().getFirst().getInputIndex();
            last.unlink();
            var complete = MarkdownBlocks.of(document, settled.isEmpty());
            settled.addAll(complete);
            settledTo = lineStart(settledTo + lastAt);
            tail = MarkdownBlocks.of(PARSER.parse(source.substring(settledTo)), settled.isEmpty());
        } else {
            tail = MarkdownBlocks.of(document, settled.isEmpty());
        }
    }

    /** A block's indentation is part of it. */
    private int lineStart(int at) {
        return source.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
    }
}
