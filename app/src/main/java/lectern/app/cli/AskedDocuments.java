package lectern.app.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import lectern.app.evidence.Citation;
import lectern.app.evidence.Evidence;
import lectern.app.pages.ChosenPages;
import lectern.engine.document.PictureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a question was about.
 *
 * @param files where the documents come from
 * @param documents with the pages that went along
 */
record AskedDocuments(List<Path> files, List<ChosenPages> documents, String question) {

    static final AskedDocuments NONE = new AskedDocuments(List.of(), List.of(), "");

    private static final Logger LOG = LoggerFactory.getLogger(AskedDocuments.class);

    /** Where answers are found, without the pages that they name themselves; nothing where that cannot be read. */
    List<Reports.Found> evidence(String answer) {
        var numbers = documents.stream()
                .flatMap(document -> document.pages().stream())
                .map(page -> page + 1)
                .collect(Collectors.toSet());
        var named = new HashSet<Integer>();
        Citation.in(answer, numbers).forEach(citation -> named.add(citation.page()));
        var evidence = new Evidence(answer, question, numbers);
        try {
            for (int i = 0; i < documents.size(); i++) {
                for (int page : documents.get(i).pages()) {
                    evidence.look(i, page, documents.get(i).placedWords(page));
                }
            }
        } catch (PictureException e) {
            LOG.warn("The answer was not looked for in the documents", e);
            return List.of();
        }
        return evidence.ranked().stream()
                .filter(place -> !named.contains(place.page() + 1))
                .limit(Evidence.MOST)
                .map(place -> new Reports.Found(
                        files.get(place.document()).toString(), place.page() + 1, place.words()))
                .toList();
    }
}
