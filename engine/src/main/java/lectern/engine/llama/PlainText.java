package lectern.engine.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps words from becoming control tokens in vocabularies that read some of those even in plain text: files of Gemma 3
 * are about in which {@code <start_of_image>} counts as a word of its own. Such a name is cut in two after its first
 * character.
 */
final class PlainText {

    /** Everything in Gemma's vocabulary that means more than its letters. */
    private static final List<String> CONTROL = List.of(
            "<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "<start_of_turn>", "<end_of_turn>", "<start_of_image>",
            "<end_of_image>", "<image_soft_token>");

    private final Pattern leaking;

    private PlainText(List<String> leaking) {
        this.leaking = leaking.isEmpty()
                ? null
                : Pattern.compile(leaking.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    static PlainText of(LlamaModel model) {
        return new PlainText(CONTROL.stream().filter(name -> leaks(model, name)).toList());
    }

    private static boolean leaks(LlamaModel model, String name) {
        int[] ids = model.tokenize(name);
        return ids.length == 1 && model.token(name).orElse(-1) == ids[0];
    }

    /** Pieces to be tokenized one by one; a single one where nothing can leak. */
    List<String> split(String text) {
        if (leaking == null) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        int from = 0;
        for (var match = leaking.matcher(text); match.find(); ) {
            pieces.add(text.substring(from, match.start() + 1));
            from = match.start() + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
