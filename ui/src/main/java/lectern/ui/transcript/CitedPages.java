package lectern.ui.transcript;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.app.AttachmentView;
import lectern.ui.viewer.PageTarget;

/**
 * The pages that an answer may name: those that were asked about, in its question and in those before it.
 *
 * @param attachments those of the nearest question first
 */
record CitedPages(List<AttachmentView> attachments) {

    static final CitedPages NONE = new CitedPages(List.of());

    /** As people count, from 1. */
    Set<Integer> numbers() {
        return attachments.stream()
                .flatMap(attachment -> attachment.choices().pagesOf(attachment.pages()).stream())
                .map(page -> page + 1)
                .collect(Collectors.toSet());
    }

    /** The attachment that a page is of: of several that have it, one of more pages than one is meant. */
    Optional<AttachmentView> of(int number) {
        var having = attachments.stream()
                .filter(attachment -> attachment.choices().pagesOf(attachment.pages()).contains(number - 1))
                .toList();
        return having.stream().filter(attachment -> attachment.pages() > 1).findFirst().or(() -> having.stream()
                .findFirst());
    }

    /** @param said the answer that names the page */
    Optional<PageTarget> target(int number, String said) {
        return of(number).map(attachment -> new PageTarget(attachment, number - 1, said, numbers()));
    }
}
