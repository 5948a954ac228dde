package lectern.engine.llama;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.TokenChance;

/** The probability of a token by the logits it was chosen from: the softmax of the model's own, unscaled. */
final class Chances {

    private static final int ALTERNATIVES = 3;

    /** Tokens this far below the likeliest have less than one part in ten million million. */
    private static final float NEGLIGIBLE = 30;

    private Chances() {}

    /** @param logits {@code float[vocabulary]} */
    static TokenChance of(int token, MemorySegment logits, LlamaModel model) {
        float[] values = logits.toArray(ValueLayout.JAVA_FLOAT);
        var best = best(values);
        float most = values[best[0]];
        double sum = 0;
        for (float value : values) {
            if (value > most - NEGLIGIBLE) {
                sum += Math.exp(value - most);
            }
        }
        var alternatives = new ArrayList<TokenChance.Alternative>();
        for (int other : best) {
            if (other >= 0 && other != token && alternatives.size() < ALTERNATIVES) {
                alternatives.add(new TokenChance.Alternative(
                        text(model, other), Math.exp(values[other] - most) / sum));
            }
        }
        return new TokenChance(text(model, token), Math.exp(values[token] - most) / sum, List.copyOf(alternatives));
    }

    /** The places of the largest values, the largest first; -1 where there are fewer. */
    private static int[] best(float[] values) {
        var best = new int[ALTERNATIVES + 1];
        java.util.Arrays.fill(best, -1);
        for (int i = 0; i < values.length; i++) {
            int place = best.length;
            while (place > 0 && (best[place - 1] < 0 || values[i] > values[best[place - 1]])) {
                place--;
            }
            if (place < best.length) {
                System.arraycopy(best, place, best, place + 1, best.length - place - 1);
                best[place] = i;
            }
        }
        return best;
    }

    private static String text(LlamaModel model, int token) {
        return new String(model.bytes(token), StandardCharsets.UTF_8);
    }
}
