package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lectern.app.pages.ChosenPages;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.Documents;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedDocumentsTest {

    @TempDir
    Path folder;

    private List<Reports.Found> found(String answer, Integer... pages) throws Exception {
        var pdf = Pdfs.write(folder.resolve("paper.pdf"), "Nothing", "It is 617.32", "617.32 and 4,812,300");
        try (var documents = new Documents()) {
            var chosen =
                    new ChosenPages("paper.pdf", documents.open(pdf), List.of(pages), PanScanMode.AUTO, true);
            return new AskedDocuments(List.of(pdf), List.of(chosen), "How much?").evidence(answer);
        }
    }

    @Test
    void pages_that_went_along_and_say_what_the_answer_says_are_told_with_what_they_say() throws Exception {
        var file = folder.resolve("paper.pdf").toString();
        assertThat(found("617,32 and 4.812.300", 0, 1, 2))
                .containsExactly(
                        new Reports.Found(file, 3, List.of("617.32 and 4,812,300")),
                        new Reports.Found(file, 2, List.of("617.32")));
        assertThat(found("617,32 and 4.812.300", 0, 1))
                .containsExactly(new Reports.Found(file, 2, List.of("617.32")));
    }

    @Test
    void a_page_that_the_answer_names_is_a_citation_and_not_evidence() throws Exception {
        assertThat(found("617.32, see page 2.", 0, 1, 2)).extracting(Reports.Found::page).containsExactly(3);
    }
}
