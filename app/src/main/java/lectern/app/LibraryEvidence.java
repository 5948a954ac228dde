package lectern.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
 * Evidence for the answers of the libraries. It is not kept but found again each time: documents do not change, and what
 * cannot be found again, which pages went along with an answer, is kept with it.
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

    @Override
    public List<FoundPage> of(long answerId, BooleanSupplier wanted) {
        var branch = Notices.kept(() -> libraries.of(answerId).messages().branchTo(answerId));
        if (branch.isEmpty() || !isAnswer(branch.getLast())) {
            return List.of();
        }
        var answer = branch.getLast();
        var question = branch.reversed().stream().filter(m -> m.role() == Role.USER).map(Message::text).findFirst();
        var told = told(branch);
        var evidence = new Evidence(answer.text(), question.orElse(""), new AskedPages(told).numbers());
        var seen = new HashSet<Place>();
        for (int i = 0; i < told.size(); i++) {
            var chosen = open(told.get(i));
            for (int page : chosen.map(ChosenPages::pages).orElse(List.of())) {
                if (!wanted.getAsBoolean()) {
                    return List.of();
                }
                if (seen.size() < MOST_PAGES && seen.add(new Place(told.get(i).sha256(), page))) {
                    look(evidence, i, page, chosen.orElseThrow());
                }
            }
        }
        return best(evidence, told, named(branch));
    }

    private static boolean isAnswer(Message message) {
        return message.role() == Role.MODEL
                && !message.text().isBlank()
                && message.state() != MessageState.STREAMING
                && message.state() != MessageState.FAILED;
    }

    /** What is attached to the questions of a branch, the last one's first, with the pages that went along. */
    private static List<AttachmentView> told(List<Message> branch) {
        var told = new ArrayList<AttachmentView>();
        for (int i = branch.size() - 1; i >= 0; i--) {
            var views = branch.get(i).attachments().stream().map(Views::of).toList();
            var pages = i + 1 < branch.size() ? branch.get(i + 1).pages() : Optional.<String>empty();
            told.addAll(pages.map(kept -> StoredJson.withPages(views, kept)).orElse(views));
        }
        return told;
    }

    /** Only PDFs have text layers. One that cannot be opened, such as for want of its password, has nothing to say. */
    private Optional<ChosenPages> open(AttachmentView view) {
        if (!view.format().equals("PDF")) {
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
    private static List<Place> named(List<Message> branch) {
        var asked = new AskedPages(branch.reversed().stream()
                .flatMap(message -> message.attachments().stream())
                .map(Views::of)
                .toList());
        return Citation.in(branch.getLast().text(), asked.numbers()).stream()
                .flatMap(citation -> asked.of(citation.page())
                        .map(view -> new Place(view.sha256(), citation.page() - 1))
                        .stream())
                .toList();
    }

    private static List<FoundPage> best(Evidence evidence, List<AttachmentView> told, List<Place> named) {
        return evidence.ranked().stream()
                .map(place -> new FoundPage(told.get(place.document()), place.page(), place.words()))
                .filter(found -> !named.contains(new Place(found.attachment().sha256(), found.page())))
                .limit(Evidence.MOST)
                .toList();
    }
}
