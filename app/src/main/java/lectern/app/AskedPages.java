package lectern.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pages that an answer may speak of: those that were asked about, in its question and in those before it.
 *
 * @param attachments those of the nearest question first
 */
public record AskedPages(List<AttachmentView> attachments) {

    public static final AskedPages NONE = new AskedPages(List.of());

    public AskedPages {
        attachments = List.copyOf(attachments);
    }

    /** As people count, from 1. */
    public Set<Integer> numbers() {
        return attachments.stream()
                .flatMap(attachment -> attachment.choices().pagesOf(attachment.pages()).stream())
                .map(page -> page + 1)
                .collect(Collectors.toSet());
    }

    /** The attachment that a page is of: of several that have it, one of more pages than one is meant. */
    public Optional<AttachmentView> of(int number) {
        var having = attachments.stream()
                .filter(attachment -> attachment.choices().pagesOf(attachment.pages()).contains(number - 1))
                .toList();
        return having.stream().filter(attachment -> attachment.pages() > 1).findFirst().or(() -> having.stream()
                .findFirst());
    }
}
