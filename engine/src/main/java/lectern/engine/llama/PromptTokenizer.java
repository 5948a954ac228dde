package lectern.engine.llama;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    PromptTokenizer(LlamaModel model) {
        this.model = model;
    }

    /** A run of tokens, or the place of a view. */
    sealed interface Piece {
        record Tokens(int[] ids) implements Piece {}

        record View(int index) implements Piece {}
    }

    /** Tokens that stand together are one run, so that they are decoded together. */
    List<Piece> pieces(List<PromptPart> prompt) throws EngineException {
        var pieces = new ArrayList<Piece>();
        var run = new ArrayList<Integer>();
        for (var part : prompt) {
            switch (part) {
                case PromptPart.Control control -> run.add(control(control.token()));
                case PromptPart.Words words -> words(words.text(), run);
                case PromptPart.Image image -> {
                    flush(run, pieces);
                    pieces.add(new Piece.View(image.view()));
                }
            }
        }
        flush(run, pieces);
        return pieces;
    }

    /** How many entries parts of a prompt are, a view counting as one. */
    int entries(List<PromptPart> prompt) throws EngineException {
        int entries = 0;
        for (var piece : pieces(prompt)) {
            entries += piece instanceof Piece.Tokens tokens ? tokens.ids().length : 1;
        }
        return entries;
    }

    /**
     * After how many entries the last paragraph of some words begins.
     *
     * @param part which of the prompt's parts they are
     * @return 0 when it is no words or has one paragraph only, or a token reaches into both
     */
    int beforeLastParagraph(List<PromptPart> prompt, int part) throws EngineException {
        if (part < 0 || !(prompt.get(part) instanceof PromptPart.Words words)) {
            return 0;
        }
        int blank = words.text().lastIndexOf("\n\n");
        if (blank < 0) {
            return 0;
        }
        var head = new ArrayList<Integer>();
        words(words.text().substring(0, blank + 2), head);
        var whole = new ArrayList<Integer>();
        words(words.text(), whole);
        return head.size() < whole.size() && whole.subList(0, head.size()).equals(head)
                ? entries(prompt.subList(0, part)) + head.size()
                : 0;
    }

    /** All tokens, each view as so many soft tokens. */
    List<Integer> flat(List<PromptPart> prompt, int tokensPerImage) throws EngineException {
        int soft = model.token(ControlToken.SOFT_TOKEN).orElse(SOFT_TOKEN);
        var flat = new ArrayList<Integer>();
        for (var piece : pieces(prompt)) {
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
        return model.token(token)
                .orElseThrow(() -> new EngineException(Reason.MODEL_UNSUPPORTED,
                        "This model's vocabulary has no " + token + ", so it cannot hold a conversation. Choose a"
                                + " Gemma 3 model whose name ends in “it”."));
    }

    private void words(String text, List<Integer> run) {
        for (var piece : PlainText.pieces(text)) {
            for (int id : model.tokenize(piece)) {
                run.add(id);
            }
        }
    }

    private static void flush(List<Integer> run, List<Piece> pieces) {
        if (!run.isEmpty()) {
            pieces.add(new Piece.Tokens(run.stream().mapToInt(Integer::intValue).toArray()));
            run.clear();
        }
    }
}
