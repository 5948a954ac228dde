package lectern.ui.emoji;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.app.emoji.EmojiDrawing;
import lectern.app.emoji.EmojiSequences;
import lectern.app.emoji.EmojiSequences.Range;

/**
 * Words for a control that knows only letters: in place of each emoji, one letter as wide as its picture and others
 * that take no room, so that every other character stays at its index. {@link EmojiLayer} hides the letter and shows
 * the picture.
 *
 * @param words what is written
 * @param shown what the control is given; as many characters
 * @param emoji those there are pictures of, in order
 * @param bidi whether some of the words run from right to left
 */
record Blanks(String words, String shown, List<Range> emoji, boolean bidi) {

    /** An em dash: about as wide as letters are high, in every font. */
    private static final char BLANK = '\u2014';

    /**
     * An em space, where words run from right to left: JavaFX puts letters among Arabic ones into the wrong order when
     * they come from another font. Elsewhere it would not do, since white space hangs out of lines that are wrapped.
     */
    private static final char BIDI_BLANK = '\u2003';

    /** A space without width. Where JavaFX draws it as a box all the same, that is within the blank beside it. */
    private static final char NOTHING = '\u200B';

    private static final String JOINER = "\u200D";

    static final Blanks NONE = new Blanks("", "", List.of(), false);

    static Blanks of(String words) {
        var found = EmojiSequences.in(words);
        // In this order: what draws is not begun before there is something to draw.
        if (found.isEmpty() || !EmojiPictures.NEEDED) {
            return new Blanks(words, words, List.of(), false);
        }
        boolean bidi = Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        var emoji = new ArrayList<Range>();
        found.forEach(range -> add(range, words, emoji));
        var shown = new StringBuilder(words);
        for (var range : emoji) {
            for (int i = range.start(); i < range.end(); i++) {
                shown.setCharAt(i, NOTHING);
            }
            shown.setCharAt(blankOf(range, bidi), bidi ? BIDI_BLANK : BLANK);
        }
        return new Blanks(words, shown.toString(), List.copyOf(emoji), bidi);
    }

    private static void add(Range range, String words, List<Range> emoji) {
        int at = range.start();
        for (var part : EmojiDrawing.parts(words.substring(range.start(), range.end()))) {
            // What joins it to the next goes with it.
            int end = Math.min(at + part.length() + 1, range.end());
            emoji.add(new Range(at, end));
            at = end;
        }
    }

    /** The index of an emoji's blank, among its other characters on the side where a box of theirs is within it. */
    int blankOf(Range range) {
        return blankOf(range, bidi);
    }

    private static int blankOf(Range range, boolean bidi) {
        return bidi ? range.start() : range.end() - 1;
    }

    /** The emoji without what joins it to the next. */
    String emoji(Range range) {
        var all = words.substring(range.start(), range.end());
        return all.endsWith(JOINER) ? all.substring(0, all.length() - 1) : all;
    }

    /** An index that is not within an emoji: this one, or the side of the emoji's blank that it is at. */
    int outside(int index) {
        for (var range : emoji) {
            if (range.start() < index && index < range.end()) {
                return bidi ? range.end() : range.start();
            }
        }
        return index;
    }

    Optional<Range> endingAt(int index) {
        return emoji.stream().filter(range -> range.end() == index).findFirst();
    }
}
