package lectern.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps words from becoming control tokens in vocabularies that read some of those even in plain text: files of Gemma 3
 * are about in which {@code <start_of_image>} counts as a word of its own.
 *
 * <p>Such a name is cut before its last character. No merge of the vocabulary reaches across that place, so the tokens
 * are the ones that the name has as plain text; the golden prompts show it.
 */
public final class PlainText {

    private static final Pattern CONTROL = Pattern.compile("<(?:pad|eos|bos|unk|mask|start_of_turn|end_of_turn"
            + "|start_of_image|end_of_image|image_soft_token|unused\\d+)>|\\[multimodal]");

    private PlainText() {}

    /** The text in pieces none of which contains the name of a control token; one piece where it contains none. */
    public static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (var match = CONTROL.matcher(text); match.find(); ) {
            pieces.add(text.substring(from, match.end() - 1));
            from = match.end() - 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
