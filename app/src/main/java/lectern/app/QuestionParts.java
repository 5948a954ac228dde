package lectern.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.app.pages.ChosenPages;
import lectern.app.pages.DocumentParts;
import lectern.app.pages.PagePart;
import lectern.app.pages.PageProposal;
import lectern.engine.Chat;
import lectern.engine.ModelInfo;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.pages.PageSelection;

/**
 * What a model is told of a question and its attachments.
 *
 * <p>Documents that nobody chose pages of give as many as fit into three fourths of the window, whatever was said
 * before: so the pages of a question stay the same in every later turn. For one thread.
 */
final class QuestionParts {

    private final StoredAttachments attachments;
    private final ModelInfo.Vision vision;
    private final int contextSize;
    private final int room;

    /** What was found: reading and ranking the words of a long document takes its time. */
    private final Map<Asked, List<AttachmentView>> fitting = new HashMap<>();

    private record Asked(List<AttachmentView> views, String text) {}

    QuestionParts(StoredAttachments attachments, ModelInfo model) {
        // For a model that cannot see, only words count.
        this(attachments, model.vision().orElse(ModelInfo.Vision.GEMMA_3), model.contextSize(), model.contextSize());
    }

    /** Only for what a model with such an encoder is shown. */
    QuestionParts(StoredAttachments attachments, ModelInfo.Vision vision) {
        this(attachments, vision, 0, 0);
    }

    private QuestionParts(StoredAttachments attachments, ModelInfo.Vision vision, int contextSize, int room) {
        this.attachments = attachments;
        this.vision = vision;
        this.contextSize = contextSize;
        this.room = room;
    }

    /**
     * With fewer pages, where the estimate was too hopeful: words are only estimated.
     *
     * @return empty when there is nothing left to leave out
     */
    Optional<QuestionParts> tighter(List<AttachmentView> views) {
        int less = room * 3 / 5;
        return less < contextSize / 8 || views.stream().noneMatch(QuestionParts::isOpen)
                ? Optional.empty()
                : Optional.of(new QuestionParts(attachments, vision, contextSize, less));
    }

    /** Documents first, then the words: that is how the model was trained. */
    List<Chat.Part> parts(List<AttachmentView> views, String text) {
        if (views.isEmpty()) {
            return text.isBlank() ? List.of() : List.of(new Chat.Text(text));
        }
        var documents = chosen(fitting(views, text));
        return explained(views, () -> DocumentParts.of(documents, text, vision.imageSize()).parts());
    }

    /** The attachments with the pages that are told of them. */
    List<AttachmentView> fitting(List<AttachmentView> views, String text) {
        if (views.stream().noneMatch(QuestionParts::isOpen)) {
            return views;
        }
        var asked = new Asked(views, text);
        var known = fitting.get(asked);
        if (known == null) {
            known = proposed(views, text);
            fitting.put(asked, known);
        }
        return known;
    }

    private List<AttachmentView> proposed(List<AttachmentView> views, String text) {
        int budget = PageProposal.budget(room) - DocumentParts.tokens(text);
        var documents = chosen(views);
        var proposal = explained(views, () -> PageProposal.fit(
                documents, text, budget, vision.imageSize(), vision.tokensPerImage()));
        return IntStream.range(0, views.size())
                .mapToObj(i -> proposal.get(i).pages().size() < documents.get(i).pages().size()
                        ? views.get(i).with(views.get(i).choices().withPages(PageSelection.of(proposal.get(i).pages())))
                        : views.get(i))
                .toList();
    }

    /** What a question costs, with the pages that would be told. */
    QuestionCost cost(List<AttachmentView> views, String text) {
        var fitting = fitting(views, text);
        var documents = chosen(fitting);
        int tokens = explained(views, () -> {
            int sum = DocumentParts.tokens(text);
            for (var document : documents) {
                for (int page : document.pages()) {
                    sum += DocumentParts.tokens(document, page, vision.imageSize(), vision.tokensPerImage());
                }
            }
            return sum;
        });
        return new QuestionCost(tokens, contextSize, fitting);
    }

    private static boolean isOpen(AttachmentView view) {
        return view.pages() > 1 && view.choices().pages().isAll() && view.choices().part().isEmpty();
    }

    /** What the encoder is shown of a page of an attachment, as a question would show it. */
    ShownPage shown(AttachmentView view, int page) {
        var chosen = chosen(view);
        var areas = explained(List.of(view), () -> chosen.views(page, vision.imageSize()));
        return new ShownPage(areas, areas.size() * vision.tokensPerImage());
    }

    private List<ChosenPages> chosen(List<AttachmentView> views) {
        return views.stream().map(this::chosen).toList();
    }

    private ChosenPages chosen(AttachmentView view) {
        return chosen(attachments, view);
    }

    /** An attachment as it goes into a question. */
    static ChosenPages chosen(StoredAttachments attachments, AttachmentView view) {
        var choices = view.choices();
        return new ChosenPages(
                view.name(), attachments.document(view), choices.pagesOf(view.pages()), choices.panScan(),
                choices.words(), choices.part().map(PagePart::area).orElse(PageArea.WHOLE));
    }

    private interface Work<T> {
        T run() throws PictureException;
    }

    private static <T> T explained(List<AttachmentView> views, Work<T> work) {
        try {
            return work.run();
        } catch (PictureException e) {
            throw Notices.of(e, views.getFirst().name());
        }
    }
}
