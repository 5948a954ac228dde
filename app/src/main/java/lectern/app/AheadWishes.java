package lectern.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lectern.app.ReadingAhead.Wish;

/**
 * Which attachments are to be encoded, and which of them first; which question's beginning is to be read. Not
 * thread-safe: its owner has the lock.
 */
final class AheadWishes {

    /** By place, the one named last at the end. */
    private final Map<Object, Wish> wanted = new LinkedHashMap<>();

    /** The place named last, also when nothing is wanted of it: there somebody is. */
    private Object last;

    /** How far those have come that were begun with the open model. */
    private final Map<AttachmentView, Double> progress = new HashMap<>();

    /** Those that cannot be encoded or read with the open model. */
    private final Set<AttachmentView> failed = new HashSet<>();

    private String lookedAt = "";
    private int lookedAtPage = -1;

    void want(Object place, Wish wish) {
        last = place;
        wanted.remove(place);
        if (!wish.attachments().isEmpty()) {
            wanted.put(place, wish);
        }
    }

    void look(String sha256, int page) {
        lookedAt = sha256;
        lookedAtPage = page;
    }

    /**
     * A model was opened: all begins anew.
     *
     * @param another whether it may manage what the one before could not
     */
    void beginAnew(boolean another) {
        progress.clear();
        if (another) {
            failed.clear();
        }
    }

    void forget() {
        wanted.clear();
        beginAnew(true);
    }

    void advance(AttachmentView attachment, double fraction) {
        progress.put(attachment, fraction);
    }

    Optional<Double> progress(AttachmentView attachment) {
        return Optional.ofNullable(progress.get(attachment));
    }

    void fail(AttachmentView attachment) {
        failed.add(attachment);
    }

    /** What is looked at, then what was wanted last. */
    Optional<AttachmentView> next() {
        var attachments = List.copyOf(wanted.values()).reversed().stream()
                .flatMap(wish -> wish.attachments().stream())
                .filter(this::isOpen)
                .toList();
        return attachments.stream().filter(a -> a.sha256().equals(lookedAt)).findFirst()
                .or(() -> attachments.stream().findFirst());
    }

    /** The question at the place named last, when all its attachments are encoded and no other may take their place. */
    Optional<Wish> readable() {
        return Optional.ofNullable(wanted.get(last))
                .filter(Wish::settled)
                .filter(wish -> wish.attachments().stream().allMatch(a -> isDone(a) && !failed.contains(a)));
    }

    /** The page of an attachment that is looked at, from 0; -1 for none. */
    int page(AttachmentView attachment) {
        return attachment.sha256().equals(lookedAt) ? lookedAtPage : -1;
    }

    private boolean isOpen(AttachmentView attachment) {
        return !failed.contains(attachment) && !isDone(attachment);
    }

    private boolean isDone(AttachmentView attachment) {
        return progress.getOrDefault(attachment, 0.0) >= 1;
    }
}
