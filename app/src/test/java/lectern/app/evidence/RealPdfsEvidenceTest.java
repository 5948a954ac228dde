package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.engine.document.PlacedWord;
import lectern.engine.pages.Documents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How often evidence is right on the real PDFs that {@code ./lectern test --pdfs} fetches. */
@EnabledIfSystemProperty(named = "lectern.test.pdfs", matches = ".+")
class RealPdfsEvidenceTest {

    /** Of each document, so many pages go along. */
    private static final int MOST_PAGES = 40;

    private static final int SENTENCES = 40;

    private static final List<List<List<PlacedWord>>> DOCUMENTS = new ArrayList<>();

    private final Random random = new Random(3);

    @BeforeAll
    static void read() throws Exception {
        try (var documents = new Documents();
                Stream<Path> files = Files.list(Path.of(System.getProperty("lectern.test.pdfs")))) {
            for (var file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
                var document = documents.open(file);
                var pages = new ArrayList<List<PlacedWord>>();
                for (int page = 0; page < Math.min(MOST_PAGES, document.pages().size()); page++) {
                    pages.add(document.placedWords(page));
                }
                DOCUMENTS.add(pages);
            }
        }
    }

    private static List<Integer> found(List<List<PlacedWord>> document, String answer) {
        var evidence = new Evidence(answer, "What does it say?", Set.of());
        for (int page = 0; page < document.size(); page++) {
            evidence.look(0, page, document.get(page));
        }
        return evidence.ranked().stream().limit(Evidence.MOST).map(Evidence.Place::page).toList();
    }

    /** Of six to forty words. */
    private Optional<String> sentence(List<PlacedWord> page) {
        var text = page.stream().map(PlacedWord::text).collect(Collectors.joining(" "));
        var sentences = Arrays.stream(text.split("(?<=[.!?]) "))
                .filter(sentence -> sentence.matches("\\S+(?: \\S+){5,39}"))
                .toList();
        return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences.get(random.nextInt(sentences.size())));
    }

    @Test
    void what_a_page_says_is_found_on_it_or_nowhere() {
        int asked = 0;
        int right = 0;
        int wrong = 0;
        for (var document : DOCUMENTS) {
            for (int i = 0; i < SENTENCES && document.size() > 2; i++) {
                int page = random.nextInt(document.size());
                var sentence = sentence(document.get(page));
                if (sentence.isPresent()) {
                    var found = found(document, sentence.get());
                    asked++;
                    right += found.contains(page) ? 1 : 0;
                    wrong += !found.isEmpty() && !found.contains(page) ? 1 : 0;
                }
            }
        }
        System.out.printf("Of %d sentences, %d are found on their page and %d only on others.%n", asked, right, wrong);
        assertThat((double) right / asked).isGreaterThan(0.85);
        // What stands on more than three pages, such as an author's name.
        assertThat((double) wrong / asked).isLessThan(0.01);
    }

    @Test
    void what_another_document_says_is_hardly_ever_found_though_they_are_by_the_same_authors() {
        int asked = 0;
        int found = 0;
        for (var document : DOCUMENTS) {
            for (int i = 0; i < SENTENCES; i++) {
                var other = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
                var sentence = sentence(other.get(random.nextInt(other.size())));
                if (other != document && sentence.isPresent()) {
                    asked++;
                    found += found(document, sentence.get()).isEmpty() ? 0 : 1;
                }
            }
        }
        System.out.printf("Of %d sentences of other documents, %d are found.%n", asked, found);
        assertThat((double) found / asked).isLessThan(0.05);
    }

    @Test
    void no_refusal_is_found_in_any() {
        var refusals = List.of(
                "I’m sorry, but the document does not provide any information about that.",
                "The provided text does not mention this. It only describes the package and its functions.",
                "There is no information in the document about the price of the product.",
                "Based on the provided document, it is not possible to determine the answer to this question.",
                "The answer to your question cannot be found in the text that was provided.",
                "Unfortunately, the document does not contain the information that you are looking for.",
                "Es tut mir leid, aber dazu steht nichts in dem Dokument.");
        for (var document : DOCUMENTS) {
            for (var refusal : refusals) {
                assertThat(found(document, refusal)).as(refusal).isEmpty();
            }
        }
    }
}
