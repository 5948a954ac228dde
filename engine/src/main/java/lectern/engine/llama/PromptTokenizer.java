package lectern.engine.llama;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PlainText;
import lectern.engine.prompt.PromptPart;

/** Turns the parts of a prompt into tokens, each part by its kind. */
final class PromptTokenizer {

    /**
     * The id of the image soft token in Gemma's vocabulary, for vocabularies that leave it out (it is never decoded).
     */
    private static final int SOFT_TOKEN = 262_144;

    private final LlamaModel model;

    private final Map<String, Integer> controls = new HashMap<>();

    /** Words of this prompt and of the one before: the next one of a conversation repeats most of them. */
    private Map<String, int[]> words = new HashMap<>();

    private Map<String, int[]> earlier = Map.of();

    PromptTokenizer(LlamaModel model) {
        this.model = model;
    }

    /** A run of tokens, or the place of a view. */
    sealed interface Piece {
        record Tokens(int[] ids) implements Piece {}

        record View(int index) implements Piece {}
    }

    /**
     * A prompt in tokens.
     *
     * @param pieces tokens that stand together are one run, so that they are decoded together
     * @param starts how many entries stand before each of the prompt's parts, and in all of it; a view counts as one
     */
    record Tokenized(List<Piece> pieces, List<Integer> starts) {}

    Tokenized tokenize(List<PromptPart> prompt) throws EngineException {
        var pieces = new ArrayList<Piece>();
        var starts = new ArrayList<Integer>();
        var run = new ArrayList<Integer>();
        earlier = words;
        words = new HashMap<>();
        int entries = 0;
        for (var part : prompt) {
            starts.add(entries + run.size());
            switch (part) {
                case PromptPart.Control control -> run.add(control(control.token()));
                case PromptPart.Words words -> words(words.text(), run);
                case PromptPart.Image image -> {
                    entries += run.size() + 1;
                    flush(run, pieces);
                    pieces.add(new Piece.View(image.view()));
                }
            }
        }
        starts.add(entries + run.size());
        flush(run, pieces);
        return new Tokenized(pieces, starts);
    }

    /** The tokens of words that stand alone. */
    List<Integer> words(String text) {
        var run = new ArrayList<Integer>();
        words(text, run);
        return run;
    }

    /** All tokens, each view as so many soft tokens. */
    List<Integer> flat(List<PromptPart> prompt, int tokensPerImage) throws EngineException {
        int soft = model.token(ControlToken.SOFT_TOKEN).orElse(SOFT_TOKEN);
        var flat = new ArrayList<Integer>();
        for (var piece : tokenize(prompt).pieces()) {
            switch (piece) {
                case Piece.Tokens tokens -> {
                    for (int id : tokens.ids()) {
                        flat.add(id);
                    }
                }
                case Piece.View view -> flat.addAll(Collections.nCopies(tokensPerImage, soft));
            }
        }
        return flat;
    }

    private int control(String token) throws EngineException {
        var known = controls.get(token);
        if (known != null) {
            return known;
        }
        int id = model.token(token)
                .orElseThrow(() -> new EngineException(Reason.MODEL_UNSUPPORTED,
                        "This model's vocabulary has no " + token + ", so it cannot hold a conversation. Choose a"
                                + " Gemma 3 model whose name ends in “it”."));
        controls.put(token, id);
        return id;
    }

    private void words(String text, List<Integer> run) {
        var known = earlier.get(text);
        for (int id : words.computeIfAbsent(text, known == null ? this::plain : same -> known)) {
            run.add(id);
        }
    }

    private int[] plain(String text) {
        return PlainText.pieces(text).stream().flatMapToInt(piece -> Arrays.stream(model.tokenize(piece))).toArray();
    }

    private static void flush(List<Integer> run, List<Piece> pieces) {
        if (!run.isEmpty()) {
            pieces.add(new Piece.Tokens(run.stream().mapToInt(Integer::intValue).toArray()));
            run.clear();
        }
    }
}
