package lectern.engine.testmodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A vocabulary laid out as Gemma 3's: control tokens under their real ids (pad 0, eos 1, bos 2, turns 105 and 106),
 * runs of line breaks and spaces from 107 on, then the 256 bytes, then merged pieces by rank, single characters, and
 * last the marks of a picture.
 */
public final class TinyVocabulary {

    public static final int PAD = 0;
    public static final int EOS = 1;
    public static final int BOS = 2;
    public static final int UNKNOWN = 3;
    public static final int START_OF_TURN = 105;
    public static final int END_OF_TURN = 106;

    /** llama.cpp's {@code LLAMA_TOKEN_TYPE_*}. */
    static final int NORMAL = 1;
    static final int CONTROL = 3;
    public static final int USER_DEFINED = 4;
    static final int BYTE = 6;

    private static final float NO_SCORE = -1000;

    /** Learned once: it takes longer than everything else about a model. */
    private static final List<String> PIECES = MergedPieces.of(Corpus.TEXT, 900);

    /** Letters beyond ASCII that are tokens of their own; all others are spelled in bytes. */
    private static final String LETTERS = "äöüßéèàçñøåčłšž–…€°中文日本語的是不русийκαλה";

    private final List<String> tokens = new ArrayList<>();
    private final List<Float> scores = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();

    public TinyVocabulary() {
        addControls();
        addRuns("\n", 8);
        addRuns("  ", 8);
        addRuns("\t", 4);
        for (int value = 0; value < 256; value++) {
            add("<0x%02X>".formatted(value), 0, BYTE);
        }
        int rank = 0;
        for (var piece : PIECES) {
            add(piece, -rank++, NORMAL);
        }
        for (var letter : letters()) {
            add(letter, -rank++, NORMAL);
        }
        add("<start_of_image>", NO_SCORE, CONTROL);
        add("<end_of_image>", NO_SCORE, CONTROL);
        add("<image_soft_token>", NO_SCORE, CONTROL);
    }

    public int size() {
        return tokens.size();
    }

    public List<String> tokens() {
        return tokens;
    }

    /** Whether a token is text that may be written, rather than a control token, a lone byte or an unused place. */
    boolean isText(int id) {
        return types.get(id) == NORMAL || types.get(id) == USER_DEFINED;
    }

    float[] scores() {
        var array = new float[scores.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = scores.get(i);
        }
        return array;
    }

    /** A fresh array. */
    public int[] types() {
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addControls() {
        for (var token : new String[] {"<pad>", "<eos>", "<bos>", "<unk>", "<mask>"}) {
            add(token, NO_SCORE, CONTROL);
        }
        for (int i = 0; tokens.size() < START_OF_TURN; i++) {
            add("<unused" + i + ">", NO_SCORE, CONTROL);
        }
        add("<start_of_turn>", NO_SCORE, CONTROL);
        add("<end_of_turn>", NO_SCORE, CONTROL);
    }

    private void addRuns(String unit, int longest) {
        var character = unit.substring(0, 1);
        for (int length = unit.length(); length <= longest; length++) {
            add(character.repeat(length), NO_SCORE, USER_DEFINED);
        }
    }

    private static Set<String> letters() {
        var letters = new LinkedHashSet<String>();
        letters.add("▁");
        for (char c = '!'; c <= '~'; c++) {
            letters.add(String.valueOf(c));
        }
        LETTERS.codePoints().mapToObj(Character::toString).forEach(letters::add);
        return letters;
    }

    private void add(String token, float score, int type) {
        tokens.add(token);
        scores.add(score);
        types.add(type);
    }
}
