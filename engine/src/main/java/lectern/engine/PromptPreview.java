package lectern.engine;

import java.util.List;

/**
 * A prompt as the model would receive it.
 *
 * @param prompt all of it as text, control tokens and image tokens written out
 * @param promptIds its tokens
 * @param pictures what the model would be shown
 */
public record PromptPreview(String prompt, List<Integer> promptIds, List<ShownPicture> pictures) {
    public PromptPreview {
        promptIds = List.copyOf(promptIds);
        pictures = List.copyOf(pictures);
    }
}
