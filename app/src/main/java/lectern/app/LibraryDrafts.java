package lectern.app;

import java.util.Optional;
import java.util.OptionalLong;

/** The drafts of the libraries. */
final class LibraryDrafts implements Drafts {

    private final Libraries libraries;

    LibraryDrafts(Libraries libraries) {
        this.libraries = libraries;
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

    @Override
    public void saveEdit(long questionId, Optional<String> text) {
        Notices.keep(() -> libraries.of(questionId).drafts().saveEdit(questionId, text));
    }

    private DraftView get(OptionalLong conversationId) {
        return Notices.kept(() -> Views.of(libraries.of(conversationId).drafts().get(conversationId)));
    }

    private void save(OptionalLong conversationId, DraftView draft) {
        Notices.keep(() -> libraries.of(conversationId).drafts().save(conversationId, Views.stored(draft)));
    }
}
