package lectern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import lectern.engine.document.PageArea;
import lectern.engine.pages.Documents;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPagesTest {

    private static final PageArea HALF = new PageArea(0, 0, 1, 0.5);

    @TempDir
    Path folder;

    @Test
    void what_is_drawn_of_a_file_is_known_again_by_the_file_and_the_place() throws Exception {
        var file = Pdfs.write(folder.resolve("paper.pdf"), "One", "Two");
        try (var documents = new Documents()) {
            var pages = new RememberedPages(documents.open(file), "hash of it");
            var known = pages.image(0, 300).identity();
            var again = new RememberedPages(documents.open(file), "hash of it");
            assertThat(again.image(0, 300).identity()).isEqualTo(known);
            assertThat(again.image(0, 300).sha256()).isEqualTo(pages.image(0, 300).sha256());

            var identities = new HashSet<String>();
            identities.add(known);
            identities.add(pages.image(1, 300).identity());
            identities.add(pages.image(0, 400).identity());
            identities.add(pages.image(0, HALF, 300).identity());
            identities.add(new RememberedPages(documents.open(file), "another hash").image(0, 300).identity());
            assertThat(identities).hasSize(5);
        }
    }

    @Test
    void a_file_is_named_by_its_content_wherever_it_lies() throws Exception {
        var file = Pdfs.write(folder.resolve("paper.pdf"), "One");
        var copy = Files.copy(file, folder.resolve("copy.pdf"));
        var other = Pdfs.write(folder.resolve("other.pdf"), "Two");
        try (var documents = new Documents()) {
            var known = RememberedPages.open(documents, file, "paper.pdf", "").image(0, 200).identity();
            assertThat(RememberedPages.open(documents, copy, "copy.pdf", "").image(0, 200).identity()).isEqualTo(known);
            assertThat(RememberedPages.open(documents, other, "paper.pdf", "").image(0, 200).identity())
                    .isNotEqualTo(known);
        }
    }
}
