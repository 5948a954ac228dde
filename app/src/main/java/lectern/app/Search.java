package lectern.app;

import java.util.List;
import lectern.engine.Chat;
import lectern.storage.Role;
import lectern.storage.SearchHit;
import lectern.storage.SearchStore;

/** Finds what was said, attachments by their names and words, and conversations by their titles, in any script. */
public final class Search {

    private final SearchStore store;

    Search(SearchStore store) {
        this.store = store;
    }

    /**
     * What has all words of a query: titles first, then the newest messages. Words in quotation marks stand together;
     * every other word may be unfinished. Takes milliseconds, but blocks.
     *
     * @param most of each kind, at least 1
     */
    public List<SearchResult> find(String query, int most) {
        return Notices.kept(() -> store.search(query, most)).stream()
                .map(hit -> result(hit, query))
                .toList();
    }

    private static SearchResult result(SearchHit hit, String query) {
        var snippet = SearchSnippet.of(hit.text(), query);
        return new SearchResult(
                hit.conversationId(),
                hit.title(),
                hit.archived(),
                hit.messageId(),
                hit.role() == Role.USER ? Chat.Role.USER : Chat.Role.MODEL,
                hit.createdAt(),
                snippet.text(),
                snippet.marks());
    }
}
