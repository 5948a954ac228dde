package lectern.ui.composer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lectern.app.AttachmentView;
import lectern.app.ReadingAhead;
import lectern.ui.task.Background;
import lectern.ui.task.Coalesced;

/** Has attachments read while their question is written, and shows how far each is. Used on the window's thread. */
final class ReadAhead {

    private final ReadingAhead ahead;
    private final Coalesced update;

    /** By sheet, what stands for each attachment that is wanted, as it would be sent. */
    private final Map<Sheet, Map<AttachmentView, List<AttachmentModel>>> wanted = new HashMap<>();

    /** The newest of each attachment that the window has not seen. Guarded by itself. */
    private final Map<AttachmentView, Double> news = new HashMap<>();

    ReadAhead(ReadingAhead ahead, Background background) {
        this.ahead = ahead;
        update = new Coalesced(background::onWindow, this::show);
        ahead.listen(this::heard);
    }

    /**
     * @param asSent the attachments of the sheet that are ready, with the pages that would be sent; empty for none
     */
    void want(Sheet sheet, List<AttachmentView> asSent) {
        var before = wanted.remove(sheet);
        var ready = sheet.attachments().stream().filter(a -> a.kept().isPresent()).toList();
        var models = new HashMap<AttachmentView, List<AttachmentModel>>();
        for (int i = 0; i < Math.min(ready.size(), asSent.size()); i++) {
            models.computeIfAbsent(asSent.get(i), view -> new ArrayList<>()).add(ready.get(i));
        }
        if (!models.isEmpty()) {
            wanted.put(sheet, models);
        }
        if (before != null) {
            before.forEach((view, shown) -> shown.stream()
                    .filter(model -> !models.getOrDefault(view, List.of()).contains(model))
                    .forEach(AttachmentModel::notAhead));
        }
        // Other pages than those that are ready were chosen by the words of the question.
        ahead.want(sheet, new ReadingAhead.Wish(sheet.conversation(), asSent, asSent.equals(sheet.ready())));
    }

    /** With another model, nothing is read yet. */
    void modelChanged() {
        wanted.values().forEach(models -> models.values().forEach(shown -> shown.forEach(AttachmentModel::notAhead)));
    }

    /** On a thread of Lectern's, or the window's. */
    private void heard(ReadingAhead.News heard) {
        synchronized (news) {
            news.put(heard.attachment(), heard.fraction());
        }
        update.request();
    }

    private void show() {
        Map<AttachmentView, Double> newest;
        synchronized (news) {
            newest = Map.copyOf(news);
            news.clear();
        }
        wanted.values().forEach(models -> newest.forEach((view, fraction) ->
                models.getOrDefault(view, List.of()).forEach(model -> model.ahead(fraction))));
    }
}
