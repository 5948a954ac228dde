package lectern.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import lectern.app.pages.ChosenPages;
import lectern.engine.ModelInfo;
import lectern.engine.document.PictureException;

/** The attachments that were begun with the open model and are not encoded yet. For one thread. */
final class AheadWorks {

    private final Function<AttachmentView, ChosenPages> documents;
    private final Predicate<AttachmentView> temporary;
    private final Map<AttachmentView, AheadWork> works = new HashMap<>();
    private ModelState.Open model;

    /**
     * @param documents opens an attachment with what is chosen of it
     * @param temporary whether nothing of an attachment may be kept
     */
    AheadWorks(Function<AttachmentView, ChosenPages> documents, Predicate<AttachmentView> temporary) {
        this.documents = documents;
        this.temporary = temporary;
    }

    /** @param open the model, which sees pictures; with another, all begins anew */
    AheadWork of(AttachmentView attachment, ModelState.Open open) throws PictureException {
        if (model != open) {
            works.clear();
            model = open;
        }
        var work = works.get(attachment);
        if (work == null) {
            int side = open.info().vision().map(ModelInfo.Vision::imageSize).orElseThrow();
            work = new AheadWork(documents.apply(attachment), side, temporary.test(attachment));
            works.put(attachment, work);
        }
        return work;
    }

    void done(AttachmentView attachment) {
        works.remove(attachment);
    }
}
