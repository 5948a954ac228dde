package lectern.app;

import java.util.OptionalLong;
import lectern.storage.DraftStore;

/** The drafts of the library. */
final class LibraryDrafts implements Drafts {

    private final DraftStore store;

    LibraryDrafts(DraftStore store) {
        this.store = store;
    }

    @Override
    public DraftView of(long conversationId) {
        return get(OptionalLong.of(conversationId));
    }

    @Override
    public DraftView ofNew() {
        return get(OptionalLong.empty());
    }

    @Override
    public void save(long conversationId, DraftView draft) {
        save(OptionalLong.of(conversationId), draft);
    }

    @Override
    public void saveNew(DraftView draft) {
        save(OptionalLong.empty(), draft);
    }

    private DraftView get(OptionalLong conversationId) {
        return Notices.kept(() -> Views.of(store.get(conversationId)));
    }

    private void save(OptionalLong conversationId, DraftView draft) {
        Notices.keep(() -> store.save(conversationId, Views.stored(draft)));
    }
}
