package lectern.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which attachments are to be encoded, and which of them first. Not thread-safe: its owner has the lock. */
final class AheadWishes {

    /** By place, the one named last at the end. */
    private final Map<Object, List<AttachmentView>> wanted = new LinkedHashMap<>();

    /** How far those have come that were begun with the open model. */
    private final Map<AttachmentView, Double> progress = new HashMap<>();

    /** Those that cannot be encoded with the open model. */
    private final Set<AttachmentView> failed = new HashSet<>();

    private String lookedAt = "";
    private int lookedAtPage = -1;

    void want(Object place, List<AttachmentView> attachments) {
        wanted.remove(place);
        if (!attachments.isEmpty()) {
            wanted.put(place, List.copyOf(attachments));
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
        var places = List.copyOf(wanted.values()).reversed();
        return places.stream()
                .flatMap(List::stream)
                .filter(a -> a.sha256().equals(lookedAt) && isOpen(a))
                .findFirst()
                .or(() -> places.stream().flatMap(List::stream).filter(this::isOpen).findFirst());
    }

    /** The page of an attachment that is looked at, from 0; -1 for none. */
    int page(AttachmentView attachment) {
        return attachment.sha256().equals(lookedAt) ? lookedAtPage : -1;
    }

    private boolean isOpen(AttachmentView attachment) {
        return !failed.contains(attachment) && progress.getOrDefault(attachment, 0.0) < 1;
    }
}
