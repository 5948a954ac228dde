package lectern.storage;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes text and queries fit for the index. Words of scripts that put no spaces between them become overlapping pairs
 * of characters, as is usual for them in search engines, so that any part of a text can be found; the vowel marks of
 * Arabic and Hebrew, which most texts leave out, are left out.
 */
final class SearchText {

    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL,
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private SearchText() {}

    /** A text as the index takes it. */
    static String indexed(String text) {
        var out = new StringBuilder(text.length() + text.length() / 8);
        for (var piece : pieces(text)) {
            out.append(' ').append(piece.text());
        }
        return out.toString();
    }

    /**
     * A query in FTS5's language: all its words, in any order; words in quotation marks together; the last one may be
     * unfinished. Nothing that a person types is an operator. Empty when there is no word in it.
     */
    static Optional<String> query(String typed) {
        var terms = new ArrayList<String>();
        boolean quoted = false;
        for (var part : typed.split("[\"“”„«»]", -1)) {
            for (var words : quoted ? new String[] {part} : part.strip().split("\\s+")) {
                term(words, !quoted).ifPresent(terms::add);
            }
            quoted = !quoted;
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", terms));
    }

    private static Optional<String> term(String words, boolean unfinished) {
        var pieces = pieces(words);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            // The single character that ends a run is there for queries of one; pairs say the same more exactly.
            boolean needless = piece.closing() && i > 0 && !pieces.get(i - 1).closing() && pieces.get(i - 1).pair();
            if (!needless) {
                texts.add(piece.text());
            }
        }
        var phrase = "\"" + String.join(" ", texts) + "\"";
        return Optional.of(unfinished ? phrase + " *" : phrase);
    }

    /** @param pair two characters of a script without spaces @param closing the last character of such a run */
    private record Piece(String text, boolean pair, boolean closing) {}

    private static List<Piece> pieces(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFC);
        var pieces = new ArrayList<Piece>();
        var word = new StringBuilder();
        int previous = -1;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (isVowelMark(c)) {
                continue;
            }
            if (isWithoutSpaces(c)) {
                flush(word, pieces);
                if (previous >= 0) {
                    pieces.add(new Piece(Character.toString(previous) + Character.toString(c), true, false));
                }
                previous = c;
                continue;
            }
            previous = close(previous, pieces);
            if (isPartOfWord(c)) {
                word.appendCodePoint(c);
            } else {
                flush(word, pieces);
            }
        }
        close(previous, pieces);
        flush(word, pieces);
        return pieces;
    }

    private static int close(int previous, List<Piece> pieces) {
        if (previous >= 0) {
            pieces.add(new Piece(Character.toString(previous), false, true));
        }
        return -1;
    }

    private static void flush(StringBuilder word, List<Piece> pieces) {
        if (!word.isEmpty()) {
            pieces.add(new Piece(word.toString(), false, false));
            word.setLength(0);
        }
    }

    private static boolean isWithoutSpaces(int c) {
        // The mark of a long vowel belongs to two scripts, which Unicode calls none.
        return c == 0x30FC
                || c == 0xFF70
                || c > 0x0E00 && isPartOfWord(c) && WITHOUT_SPACES.contains(UnicodeScript.of(c));
    }

    private static boolean isPartOfWord(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.PRIVATE_USE,
                    Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    /** Hebrew points, Arabic marks, the Arabic line that only stretches a word. */
    private static boolean isVowelMark(int c) {
        return c >= 0x0591 && c <= 0x05C7 && Character.getType(c) == Character.NON_SPACING_MARK
                || c >= 0x064B && c <= 0x0652
                || c == 0x0640
                || c == 0x0670;
    }
}
