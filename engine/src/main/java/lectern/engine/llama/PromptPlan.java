package lectern.engine.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lectern.engine.EngineException;
import lectern.engine.host.Frame;
import lectern.engine.llama.PromptTokenizer.Piece;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PromptPart;
import lectern.engine.prompt.QuestionStart;

/**
 * In which steps a prompt is decoded. Each ends at a place that depends on the prompt alone, and what is reused of an
 * earlier prompt ends at such a place: so the same numbers come out, whatever was known before.
 */
final class PromptPlan {

    private final List<Piece> pieces;
    private final List<String> entries = new ArrayList<>();
    private final TreeSet<Integer> ends = new TreeSet<>();
    private final int beforeQuestion;
    private final int afterAnswer;
    private final int afterQuestion;

    /** @param microBatch most tokens of a step */
    PromptPlan(PromptTokenizer tokenizer, List<PromptPart> prompt, List<Frame.View> views, int microBatch)
            throws EngineException {
        var tokenized = tokenizer.tokenize(prompt);
        pieces = tokenized.pieces();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Tokens tokens -> {
                    for (int id : tokens.ids()) {
                        entries.add(entry(id));
                    }
                }
                case Piece.View view -> entries.add(views.get(view.index()).name());
            }
        }
        int question = prompt.lastIndexOf(new PromptPart.Control(ControlToken.END_OF_TURN));
        beforeQuestion = QuestionStart.of(prompt)
                .map(start -> before(start, tokenizer, prompt, tokenized.starts()))
                .orElse(0);
        var marks = new TreeSet<Integer>();
        marks.add(beforeQuestion);
        afterAnswer = tokenized.starts().get(afterAnswer(prompt, question));
        afterQuestion = tokenized.starts().get(question + 1);
        marks.add(afterAnswer);
        steps(marks, microBatch);
    }

    private static String entry(int token) {
        return "t" + token;
    }

    /** @return after how many entries the question begins; 0 when it is empty, or a token reaches into it */
    private int before(
            QuestionStart start, PromptTokenizer tokenizer, List<PromptPart> prompt, List<Integer> starts) {
        var head = tokenizer.words(start.wordsBefore(prompt)).stream().map(PromptPlan::entry).toList();
        int from = starts.get(start.part());
        int place = from + head.size();
        return place < starts.get(start.part() + 1) && entries.subList(from, place).equals(head) ? place : 0;
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

    private void steps(TreeSet<Integer> marks, int microBatch) {
        int at = 0;
        for (var piece : pieces) {
            int end = at + (piece instanceof Piece.Tokens tokens ? tokens.ids().length : 1);
            steps(at, end, marks, microBatch);
            at = end;
        }
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

    /**
     * After how many entries of the prompt a KV cache can be gone on with that holds the first of them and nothing
     * else: an answer ends where it ends, and everything else where a step does.
     */
    int reusableWhole(int held) {
        boolean answer = held <= afterAnswer || held >= afterQuestion;
        return answer && held < entries.size() ? held : reusable(held);
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
