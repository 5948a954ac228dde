package lectern.engine.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lectern.engine.EngineException;
import lectern.engine.host.Frame;
import lectern.engine.llama.PromptTokenizer.Piece;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PromptPart;

/**
 * In which steps a prompt is decoded. Each ends at a place that depends on the prompt alone, and what is reused of an
 * earlier prompt ends at such a place: so the same numbers come out, whatever was known before.
 */
final class PromptPlan {

    private final List<Piece> pieces;
    private final List<String> entries = new ArrayList<>();
    private final TreeSet<Integer> ends = new TreeSet<>();
    private final int beforeQuestion;

    /** @param microBatch most tokens of a step */
    PromptPlan(PromptTokenizer tokenizer, List<PromptPart> prompt, List<Frame.View> views, int microBatch)
            throws EngineException {
        pieces = tokenizer.pieces(prompt);
        int question = prompt.lastIndexOf(new PromptPart.Control(ControlToken.END_OF_TURN));
        beforeQuestion = tokenizer.beforeLastParagraph(prompt, question - 1);
        var marks = new TreeSet<Integer>();
        marks.add(beforeQuestion);
        marks.add(tokenizer.entries(prompt.subList(0, afterAnswer(prompt, question))));
        for (var piece : pieces) {
            int start = entries.size();
            switch (piece) {
                case Piece.Tokens tokens -> {
                    for (int id : tokens.ids()) {
                        entries.add("t" + id);
                    }
                    steps(start, entries.size(), marks, microBatch);
                }
                case Piece.View view -> {
                    entries.add(views.get(view.index()).name());
                    ends.add(entries.size());
                }
            }
        }
    }

    /** Where the answer before the last question ends: a conversation goes on from there; 0 for none. */
    private static int afterAnswer(List<PromptPart> prompt, int question) {
        for (int i = question - 1; i > 0; i--) {
            if (prompt.get(i).equals(new PromptPart.Control(ControlToken.END_OF_TURN))) {
                return i;
            }
        }
        return 0;
    }

    private void steps(int from, int to, TreeSet<Integer> marks, int microBatch) {
        for (int at = from; at < to; ) {
            var mark = marks.higher(at);
            at = Math.min(Math.min(to, at + microBatch), mark == null ? to : mark);
            ends.add(at);
        }
    }

    /** All of it: {@code t<id>} for a token, the hash of a picture for its image tokens. */
    List<String> entries() {
        return entries;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /**
     * After how many entries the question itself begins: after pictures and words of documents, as far as a blank line
     * parts them. Another question about the same documents begins alike. 0 when there is no such place.
     */
    int beforeQuestion() {
        return beforeQuestion;
    }

    /** The last end of a step among the first entries; 0 for none. */
    int reusable(int common) {
        var end = ends.floor(Math.min(common, entries.size() - 1));
        return end == null ? 0 : end;
    }

    /** Where a step that begins after so many entries ends. */
    int end(int from) {
        return ends.higher(from);
    }
}
