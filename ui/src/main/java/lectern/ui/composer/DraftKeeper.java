package lectern.ui.composer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import lectern.app.DraftView;
import lectern.app.Drafts;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps drafts in storage while they are written: soon after a change, and at once when it matters. */
final class DraftKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(DraftKeeper.class);
    private static final Duration SOON = Duration.ofMillis(300);

    private final Drafts drafts;
    private final Background background;
    private final Map<OptionalLong, DraftView> unsaved = new HashMap<>();
    private boolean waiting;

    DraftKeeper(Drafts drafts, Background background) {
        this.drafts = drafts;
        this.background = background;
    }

    /** Keeps a draft soon; what was to be kept of the same conversation before is no longer needed. */
    void keep(OptionalLong conversation, DraftView draft) {
        unsaved.put(conversation, draft);
        if (!waiting) {
            waiting = true;
            background.later(SOON, this::keepNow);
        }
    }

    /** The draft was asked, and storage has cleared it. */
    void forget(OptionalLong conversation) {
        unsaved.remove(conversation);
    }

    /** Keeps everything that was to be kept soon. */
    void keepNow() {
        waiting = false;
        var all = Map.copyOf(unsaved);
        unsaved.clear();
        all.forEach((conversation, draft) -> background.performInOrder(
                () -> {
                    if (conversation.isPresent()) {
                        drafts.save(conversation.getAsLong(), draft);
                    } else {
                        drafts.saveNew(draft);
                    }
                },
                () -> {},
                failure -> LOG.error("A draft could not be kept", failure)));
    }
}
