package lectern.app;

import java.text.BreakIterator;
import java.util.List;

/** What a conversation is called until the person gives it a name: how its first question begins. */
final class Titles {

    private static final int CODE_POINTS = 60;

    private Titles() {}

    /**
     * @return at most 60 code points, and an ellipsis where it is cut, between words; the first picture's name if there
     *     is no text
     */
    static String of(String question, List<AttachmentView> attachments) {
        var line = question.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return attachments.isEmpty() ? "" : attachments.getFirst().name();
        }
        if (line.codePointCount(0, line.length()) <= CODE_POINTS) {
            return line;
        }
        int most = line.offsetByCodePoints(0, CODE_POINTS);
        return line.substring(0, wordEnd(line, most)).stripTrailing() + "…";
    }

    /** The last place at or before {@code most} between words, or between characters when the first word is longer. */
    private static int wordEnd(String line, int most) {
        // Knows words in languages that do not put spaces between them as well.
        var words = BreakIterator.getLineInstance();
        words.setText(line);
        int end = words.isBoundary(most) ? most : words.preceding(most);
        if (end > 0) {
            return end;
        }
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(line);
        return characters.isBoundary(most) ? most : characters.preceding(most);
    }
}
