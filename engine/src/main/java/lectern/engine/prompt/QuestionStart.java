package lectern.engine.prompt;

import java.util.List;
import java.util.Optional;

/**
 * Where the last question of a prompt begins: after pictures and words of documents, as far as a blank line parts them.
 * Another question about the same documents begins alike up to there. Where nobody said so, the question is taken for
 * the last paragraph.
 *
 * @param part which of the prompt's parts has the question's words, from 0
 * @param character at which of them the question begins, at least 2: they may begin with words of documents
 */
public record QuestionStart(int part, int character) {

    private static final String BLANK_LINE = "\n\n";

    /** @return empty when nothing parts the question from what stands before it */
    public static Optional<QuestionStart> of(List<PromptPart> prompt) {
        int end = prompt.lastIndexOf(new PromptPart.Control(ControlToken.END_OF_TURN));
        if (end < 1 || !(prompt.get(end - 1) instanceof PromptPart.Words words)) {
            return Optional.empty();
        }
        int character = words.question().orElseGet(() -> afterLastBlankLine(words.text()));
        return words.text().startsWith(BLANK_LINE, character - BLANK_LINE.length())
                ? Optional.of(new QuestionStart(end - 1, character))
                : Optional.empty();
    }

    private static int afterLastBlankLine(String text) {
        int blank = text.lastIndexOf(BLANK_LINE);
        return blank < 0 ? 0 : blank + BLANK_LINE.length();
    }

    /** The words of the prompt, in the part where the question begins, that stand before it. */
    public String wordsBefore(List<PromptPart> prompt) {
        return ((PromptPart.Words) prompt.get(part)).text().substring(0, character);
    }

    /** Whether another prompt has the same before its question, or goes on with it. */
    public boolean isSharedBy(List<PromptPart> prompt, List<PromptPart> other) {
        return other.size() > part
                && other.subList(0, part).equals(prompt.subList(0, part))
                && other.get(part) instanceof PromptPart.Words words
                && words.text().startsWith(wordsBefore(prompt));
    }
}
