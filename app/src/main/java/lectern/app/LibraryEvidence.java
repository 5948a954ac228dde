package lectern.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lectern.app.evidence.Citation;
import lectern.app.evidence.Evidence;
import lectern.app.pages.ChosenPages;
import lectern.engine.document.PictureException;
import lectern.storage.Message;
import lectern.storage.MessageState;
import lectern.storage.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evidence for the answers of the libraries. It is not kept but found again each time: documents do not change, and
 * what cannot be found again, which pages went along with an answer, is kept with it.
 */
final class LibraryEvidence implements AnswerEvidence {

    /** So many pages are looked at for one answer: more do not go along with a question. */
    static final int MOST_PAGES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LibraryEvidence.class);

    private final Libraries libraries;
    private final StoredAttachments attachments;

    LibraryEvidence(Libraries libraries, StoredAttachments attachments) {
        this.libraries = libraries;
        this.attachments = attachments;
    }

    /** One page of one file, however often it was asked about. */
    private record Place(String sha256, int page) {}

    /**
     * @param attachment as it was asked about
     * @param told with the pages that went along
     */
    private record Asked(AttachmentView attachment, AttachmentView told) {}

    @Override
    public List<FoundPage> of(long answerId, BooleanSupplier wanted) {
        var messages = Notices.kept(() -> libraries.of(answerId).messages());
        // Most conversations have no such document, and some have thousands of messages.
        if (Notices.kept(() -> messages.attachedTo(answerId)).stream().noneMatch(a -> hasTextLayer(a.format()))) {
            return List.of();
        }
        var branch = Notices.kept(() -> messages.branchTo(answerId));
        if (branch.isEmpty() || !isAnswer(branch.getLast())) {
            return List.of();
        }
        var answer = branch.getLast();
        var question = branch.reversed().stream().filter(m -> m.role() == Role.USER).map(Message::text).findFirst();
        var asked = asked(branch);
        var numbers = new AskedPages(asked.stream().map(Asked::told).toList()).numbers();
        var evidence = new Evidence(answer.text(), question.orElse(""), numbers);
        var seen = new HashSet<Place>();
        for (int i = 0; i < asked.size(); i++) {
            var told = asked.get(i).told();
            var chosen = open(told);
            for (int page : chosen.map(ChosenPages::pages).orElse(List.of())) {
                if (!wanted.getAsBoolean()) {
                    return List.of();
                }
                if (seen.size() < MOST_PAGES && seen.add(new Place(told.sha256(), page))) {
                    look(evidence, i, page, chosen.orElseThrow());
                }
            }
        }
        var named = named(answer.text(), new AskedPages(asked.stream().map(Asked::attachment).toList()));
        return evidence.ranked().stream()
                .map(place -> new FoundPage(asked.get(place.document()).attachment(), place.page(), place.words()))
                .filter(found -> !named.contains(new Place(found.attachment().sha256(), found.page())))
                .limit(Evidence.MOST)
                .toList();
    }

    private static boolean hasTextLayer(String format) {
        return format.equals("PDF");
    }

    private static boolean isAnswer(Message message) {
        return message.role() == Role.MODEL
                && !message.text().isBlank()
                && message.state() != MessageState.STREAMING
                && message.state() != MessageState.FAILED;
    }

    /** What is attached to the questions of a branch, the last one's first. */
    private static List<Asked> asked(List<Message> branch) {
        var asked = new ArrayList<Asked>();
        for (int i = branch.size() - 1; i >= 0; i--) {
            var views = branch.get(i).attachments().stream().map(Views::of).toList();
            var pages = i + 1 < branch.size() ? branch.get(i + 1).pages() : Optional.<String>empty();
            var told = pages.map(kept -> StoredJson.withPages(views, kept)).orElse(views);
            for (int at = 0; at < views.size(); at++) {
                asked.add(new Asked(views.get(at), told.get(at)));
            }
        }
        return asked;
    }

    /** One that cannot be opened, such as for want of its password, has nothing to say. */
    private Optional<ChosenPages> open(AttachmentView view) {
        if (!hasTextLayer(view.format())) {
            return Optional.empty();
        }
        try {
            return Optional.of(QuestionParts.chosen(attachments, view));
        } catch (AppException e) {
            LOG.info("A document is not looked through for an answer: {}", e.notice().key());
            return Optional.empty();
        }
    }

    private static void look(Evidence evidence, int document, int page, ChosenPages chosen) {
        try {
            evidence.look(document, page, chosen.placedWords(page));
        } catch (PictureException e) {
            LOG.info("A page is not looked through for an answer: {}", e.reason());
        }
    }

    /** The pages that an answer names itself, as links of the window take them. */
    private static Set<Place> named(String answer, AskedPages asked) {
        return Citation.in(answer, asked.numbers()).stream()
                .flatMap(citation -> asked.of(citation.page())
                        .map(attachment -> new Place(attachment.sha256(), citation.page() - 1))
                        .stream())
                .collect(Collectors.toSet());
    }
}
