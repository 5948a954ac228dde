package lectern.app.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds emoji in words: characters that are to be seen in colour (UTS #51), and none that are letters as well. */
public final class EmojiSequences {

    /** What an emoji is put together from: two letters of a country, or a character with what changes it. */
    private static final String PART =
            "(?:[\\x{1F1E6}-\\x{1F1FF}]{2}"
                    + "|[\\p{IsEmoji}&&[^\\x{1F1E6}-\\x{1F1FF}]]"
                    + "(?:\\p{IsEmoji_Modifier}|\\uFE0F\\u20E3?|\\u20E3|[\\x{E0020}-\\x{E007E}]+\\x{E007F})?)";

    /** A character that is one by itself, or is made one by what follows. Nothing joins a flag to what is before it. */
    private static final String BEGINNING = "(?<!\\u200D(?![\\x{1F1E6}-\\x{1F1FF}]))(?!\\p{IsEmoji_Modifier})"
            + "(?=\\p{IsEmoji_Presentation}"
            + "|\\p{IsEmoji}(?:\\uFE0F|\\p{IsEmoji_Modifier}|\\u20E3)"
            + "|\\p{IsExtended_Pictographic}\\u200D\\p{IsExtended_Pictographic})";

    /**
     * Where nothing follows that belongs to the character before, such as a wish for black and white (U+FE0E): what a
     * reader takes as one character is never cut.
     */
    private static final String END =
            "(?![\\p{M}\\p{IsEmoji_Modifier}\\u200C\\u200D\\x{E0020}-\\x{E007F}])";

    /** Made for the first text that may have some: it takes as long as many labels. */
    private static final class Expression {
        static final Pattern EMOJI =
                Pattern.compile(BEGINNING + "(?>" + PART + "(?:\\u200D" + PART + ")*)" + END);
    }

    /** Each emoji has a character among these, or U+FE0F, or one that takes two: no kana, no hanzi, no Devanagari. */
    private static final int FIRST = 0x203C;

    private static final int LAST = 0x2BFF;

    /** Characters from {@code start} to before {@code end}. */
    public record Range(int start, int end) {}

    private EmojiSequences() {}

    /** All of a text's, in order. */
    public static List<Range> in(String text) {
        if (!mayHave(text)) {
            return List.of();
        }
        var ranges = new ArrayList<Range>();
        var found = Expression.EMOJI.matcher(text);
        while (found.find()) {
            ranges.add(new Range(found.start(), found.end()));
        }
        return ranges;
    }

    /** Sooner said than whether there are some, of text of any length. */
    private static boolean mayHave(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && (c <= LAST || c == 0xFE0F || Character.isSurrogate(c))) {
                return true;
            }
        }
        return false;
    }
}
