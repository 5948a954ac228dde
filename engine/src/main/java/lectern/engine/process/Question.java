package lectern.engine.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.engine.ShownPicture;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.RgbImage;
import lectern.engine.host.FrameWarmUp;
import lectern.engine.prompt.GemmaTemplate;
import lectern.engine.prompt.PromptPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host needs to know of a chat.
 *
 * @param prompt the chat in parts, with a place for every view
 * @param views what is shown of its pictures, in the order of those places
 * @param tokensPerView places that a view takes in the context window; 0 for a model that cannot see
 */
record Question(List<PromptPart> prompt, List<PlacedView> views, int tokensPerView) {

    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    /**
     * @throws EngineException if the chat is not one that can be answered, or has pictures that the model cannot see
     */
    static Question of(Chat chat, CheckedModel model) throws EngineException {
        var views = views(chat, model);
        return new Question(
                prompt(chat, model, views), views, model.vision().map(ModelInfo.Vision::tokensPerImage).orElse(0));
    }

    /** The prompt as text, with as many tokens for each view as it takes. */
    String text() {
        return GemmaTemplate.text(prompt, tokensPerView);
    }

    List<ShownPicture> shown() {
        return views.stream()
                .map(view -> new ShownPicture(view.picture(), view.box(), view.side(), tokensPerView, view.name()))
                .toList();
    }

    /** Does what comes before a question for nothing: in a process that has just begun, all of it is cold. */
    static void warmUp(CheckedModel model) {
        try {
            var picture = model.vision().isPresent() ? List.of(new RgbImage(1, 1, new byte[3])) : List.<RgbImage>of();
            ViewFiles.named(of(Chat.question("a", picture), model).views());
            FrameWarmUp.run();
        } catch (EngineException | RuntimeException e) {
            LOG.debug("Nothing was warmed up", e);
        }
    }

    private static List<PromptPart> prompt(Chat chat, CheckedModel model, List<PlacedView> views)
            throws EngineException {
        try {
            return model.chat() ? GemmaTemplate.render(chat, crops(chat, views)) : GemmaTemplate.renderPlain(chat);
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.BAD_CHAT, e.getMessage(), e);
        }
    }

    /** In how many crops each picture is shown: all of its views but the first, which is the whole. */
    private static List<Integer> crops(Chat chat, List<PlacedView> views) {
        var shown = new int[chat.pictures().size()];
        views.forEach(view -> shown[view.picture()]++);
        return Arrays.stream(shown).mapToObj(count -> count - 1).toList();
    }

    private static List<PlacedView> views(Chat chat, CheckedModel model) throws EngineException {
        var pictures = chat.pictures();
        if (pictures.isEmpty()) {
            return List.of();
        }
        int side = model.vision().map(ModelInfo.Vision::imageSize).orElseThrow(() -> new EngineException(
                Reason.NO_VISION,
                "This model was opened without its projector, so it cannot see pictures. Open it with its projector"
                        + " (a file whose name contains “mmproj”), or ask without pictures."));
        var views = new ArrayList<PlacedView>();
        for (int i = 0; i < pictures.size(); i++) {
            var image = pictures.get(i).image();
            for (var box : EncoderInput.boxes(image, side, pictures.get(i).panScan())) {
                views.add(new PlacedView(i, image, box, side));
            }
        }
        return views;
    }
}
