package lectern.app;

import java.util.List;

/**
 * A page that says what an answer says.
 *
 * @param page from 0
 * @param words what was found there, as the page has it
 */
public record FoundPage(AttachmentView attachment, int page, List<String> words) {
    public FoundPage {
        words = List.copyOf(words);
    }
}
