package lectern.app.extract;

import java.util.List;
import lectern.engine.TokenChance;

/** How sure a model was of a part of its answer: the probability of the least probable token in it. */
final class Confidence {

    private Confidence() {}

    /** Of a whole answer; 0 when the engine does not say. */
    static double of(List<TokenChance> chances) {
        return chances.stream().mapToDouble(TokenChance::probability).min().orElse(0);
    }

    /**
     * Of the characters from {@code start} to before {@code end}. A token that is a part of a character belongs to all
     * characters up to the next token whose text is whole.
     */
    static double of(List<TokenChance> chances, String answer, int start, int end) {
        double least = Double.NaN;
        int at = 0;
        int i = 0;
        while (i < chances.size()) {
            int group = i + 1;
            int to;
            if (answer.startsWith(chances.get(i).text(), at)) {
                to = at + chances.get(i).text().length();
            } else {
                while (group < chances.size() && isBroken(chances.get(group))) {
                    group++;
                }
                int next = group < chances.size() ? answer.indexOf(chances.get(group).text(), at) : -1;
                to = next < 0 ? answer.length() : next;
            }
            if (at < end && to > start) {
                for (var chance : chances.subList(i, group)) {
                    least = Double.isNaN(least) ? chance.probability() : Math.min(least, chance.probability());
                }
            }
            at = to;
            i = group;
        }
        return Double.isNaN(least) ? 0 : least;
    }

    private static boolean isBroken(TokenChance chance) {
        return chance.text().indexOf('\uFFFD') >= 0;
    }
}
