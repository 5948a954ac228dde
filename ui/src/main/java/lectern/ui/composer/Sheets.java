package lectern.ui.composer;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lectern.app.DraftView;
import lectern.app.Drafts;
import lectern.ui.task.Background;
import lectern.ui.task.WriteBehind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sheets of all conversations, of which one lies on top. What is on them is kept as drafts, and read from there
 * when a conversation is shown for the first time.
 */
final class Sheets {

    private static final Logger LOG = LoggerFactory.getLogger(Sheets.class);

    private final Drafts drafts;
    private final AttachmentReader reader;
    private final Background background;
    private final WriteBehind<OptionalLong, DraftView> keeper;
    private final Consumer<Sheet> shown;
    private final Map<OptionalLong, Sheet> sheets = new HashMap<>();
    private Sheet top;

    /** @param shown hears of a sheet that changed, or that lies on top now */
    Sheets(Drafts drafts, AttachmentReader reader, Background background, Consumer<Sheet> shown) {
        this.drafts = drafts;
        this.reader = reader;
        this.background = background;
        this.keeper = new WriteBehind<>(
                background, this::save, failure -> LOG.error("A draft could not be kept", failure));
        this.shown = shown;
    }

    /** The one of the conversation that is shown. */
    Sheet top() {
        return top;
    }

    void turnTo(OptionalLong conversation) {
        var known = sheets.get(conversation);
        top = known == null ? new Sheet(conversation) : known;
        sheets.put(conversation, top);
        shown.accept(top);
        if (known == null) {
            readDraft(top);
        }
    }

    /** Something else is on a sheet: it is kept soon. */
    void changed(Sheet sheet) {
        keeper.soon(sheet.conversation(), sheet.draft());
        shown.accept(sheet);
    }

    /** What is on it was sent. Storage clears the draft when the question is safe, not before. */
    void sent(Sheet sheet) {
        keeper.forget(sheet.conversation());
        shown.accept(sheet);
    }

    /** The new conversation is there: what was typed in the meantime goes with it. */
    void became(Sheet sent, long conversation) {
        if (sent.conversation().isEmpty()) {
            sheets.remove(sent.conversation());
            if (!sent.draft().isEmpty()) {
                // It may have been kept under the new conversation already.
                keeper.soon(sent.conversation(), DraftView.EMPTY);
            }
            sent.setConversation(conversation);
            sheets.put(sent.conversation(), sent);
            if (!sent.draft().isEmpty()) {
                changed(sent);
            }
        }
    }

    /** Keeps at once what would be kept soon. */
    void keepNow() {
        keeper.now();
    }

    private void save(OptionalLong conversation, DraftView draft) {
        if (conversation.isPresent()) {
            drafts.save(conversation.getAsLong(), draft);
        } else {
            drafts.saveNew(draft);
        }
    }

    private void readDraft(Sheet target) {
        background.runInOrder(
                () -> target.conversation().isPresent()
                        ? drafts.of(target.conversation().getAsLong())
                        : drafts.ofNew(),
                draft -> addDraft(target, draft),
                failure -> LOG.error("A draft could not be read", failure));
    }

    /** What was typed while the draft was read comes after it. */
    private void addDraft(Sheet target, DraftView draft) {
        if (draft.isEmpty()) {
            return;
        }
        boolean typedMeanwhile = !target.isBlank() || target.isReading();
        target.setText(draft.text() + target.text());
        int place = 0;
        for (var kept : draft.attachments()) {
            target.attachments().add(place++, reader.kept(kept));
        }
        if (typedMeanwhile) {
            changed(target);
        } else {
            shown.accept(target);
        }
    }
}
