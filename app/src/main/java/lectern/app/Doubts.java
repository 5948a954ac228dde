package lectern.app;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lectern.engine.TokenChance;

/** Finds the words of an answer that its model was not sure of. */
final class Doubts {

    /** How many alternatives of a word are kept. */
    private static final int MOST_ALTERNATIVES = 3;

    /** What is less likely than this is no alternative. */
    private static final double LEAST = 0.01;

    /** How far away a token is looked for where one before it was only a part of a character. */
    private static final int LOST = 16;

    private Doubts() {}

    private record Token(int start, int end, TokenChance chance) {}

    /**
     * @param text what the tokens say together; a stop string may have ended it early
     * @param offset where it begins in the answer
     */
    static List<Doubt> of(String text, List<TokenChance> chances, int offset) {
        if (chances.isEmpty()) {
            return List.of();
        }
        var tokens = placed(text, chances);
        var doubts = new ArrayList<Doubt>();
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int at = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            if (!Character.isLetterOrDigit(text.codePointAt(start))) {
                continue;
            }
            while (at < tokens.size() && tokens.get(at).end() <= start) {
                at++;
            }
            Token least = null;
            for (int i = at; i < tokens.size() && tokens.get(i).start() < end; i++) {
                // A token may be a space before the word, or what stands before it.
                if (least == null || tokens.get(i).chance().probability() < least.chance().probability()) {
                    least = tokens.get(i);
                }
            }
            if (least != null && least.chance().probability() < Doubt.THRESHOLD) {
                doubts.add(new Doubt(
                        offset + start, offset + end, least.chance().probability(),
                        alternatives(text, start, end, least)));
            }
        }
        return List.copyOf(doubts);
    }

    private static List<Token> placed(String text, List<TokenChance> chances) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        for (var chance : chances) {
            var said = chance.text();
            if (said.isEmpty()) {
                continue;
            }
            int found = text.indexOf(said, at, Math.min(text.length(), at + LOST + said.length()));
            if (found >= 0) {
                tokens.add(new Token(found, found + said.length(), chance));
                at = found + said.length();
            }
        }
        return tokens;
    }

    /** The word as it would read with another token in the doubtful one's place. */
    private static List<Doubt.Alternative> alternatives(String text, int start, int end, Token token) {
        var before = token.start() > start ? text.substring(start, token.start()) : "";
        var after = token.end() < end ? "…" : "";
        return token.chance().alternatives().stream()
                .filter(a -> a.probability() >= LEAST && !a.text().isBlank())
                .limit(MOST_ALTERNATIVES)
                .map(a -> new Doubt.Alternative(before + a.text().strip() + after, a.probability()))
                .filter(a -> !a.text().equals(text.substring(start, end)))
                .toList();
    }
}
