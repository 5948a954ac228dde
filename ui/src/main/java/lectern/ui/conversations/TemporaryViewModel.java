package lectern.ui.conversations;

import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.Conversations;
import lectern.app.Drafts;
import lectern.app.DraftView;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation of which nothing is kept. It is gone when another one is shown, for good when the time to take that
 * back is over; or it is kept after all. Used on the window's thread.
 */
public final class TemporaryViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryViewModel.class);

    private final Conversations conversations;
    private final Drafts drafts;
    private final OpenConversation open;
    private final Background background;
    private final Runnable keepDrafts;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<OptionalLong> gone = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param keepDrafts puts what is being written where its conversation lies */
    public TemporaryViewModel(
            Conversations conversations, Drafts drafts, OpenConversation open, Background background,
            Runnable keepDrafts) {
        this.conversations = conversations;
        this.drafts = drafts;
        this.open = open;
        this.background = background;
        this.keepDrafts = keepDrafts;
        open.idProperty().subscribe((before, now) -> {
            shown.set(Conversations.isTemporary(now));
            problem.set("");
            if (Conversations.isTemporary(before)) {
                leave(before.getAsLong());
            }
        });
    }

    /** Whether the conversation that is shown is one. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The one that was left and can be brought back; empty if there is none. */
    public ReadOnlyObjectProperty<OptionalLong> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** What could not be done, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void begin() {
        background.runInOrder(conversations::createTemporary, begun -> open.show(begun.id()), this::fail);
    }

    /** Keeps the one that is shown, with all that belongs to it. */
    public void keep() {
        if (Conversations.isTemporary(open.id())) {
            long id = open.id().getAsLong();
            keepDrafts.run();
            background.runInOrder(
                    () -> conversations.keep(id),
                    kept -> {
                        if (open.is(id)) {
                            open.show(kept);
                        }
                    },
                    this::fail);
        }
    }

    /** Brings back the one that was left, and shows it. */
    public void undo() {
        gone.get().ifPresent(id -> {
            gone.set(OptionalLong.empty());
            background.performInOrder(() -> conversations.restore(id), () -> open.show(id), this::fail);
        });
    }

    /** The person had long enough to bring it back. */
    public void forget() {
        gone.get().ifPresent(id -> {
            gone.set(OptionalLong.empty());
            background.performInOrder(() -> conversations.purge(List.of(id)), () -> {}, TemporaryViewModel::log);
        });
    }

    private void leave(long id) {
        keepDrafts.run();
        background.runInOrder(
                () -> putAway(id),
                canComeBack -> {
                    if (canComeBack) {
                        forget();
                        gone.set(OptionalLong.of(id));
                    }
                },
                TemporaryViewModel::log);
    }

    /** @return whether there was something in it; it is removed at once otherwise */
    private boolean putAway(long id) {
        var left = conversations.find(id);
        if (left.isEmpty()) {
            return false;
        }
        if (left.get().messageCount() == 0 && drafts.of(id).equals(DraftView.EMPTY)) {
            conversations.purge(List.of(id));
            return false;
        }
        conversations.delete(id);
        return true;
    }

    private void fail(Exception failure) {
        log(failure);
        problem.set(Messages.of(failure, Messages.text("temporary.failed")));
    }

    private static void log(Exception failure) {
        LOG.error("A temporary conversation", failure);
    }
}
