package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

    @TempDir
    Path folder;

    private Library library;
    private long conversation;

    @BeforeEach
    void open() {
        library = Library.open(folder, Schema.CURRENT, new SettableClock());
        conversation = library.conversations().create("Receipts from Zürich").id();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private long say(String text, Attachment... attachments) {
        return library.messages().addQuestion(conversation, text, List.of(attachments)).id();
    }

    private List<String> found(String query) {
        return library.search().search(query, 20).stream()
                .filter(hit -> hit.messageId().isPresent())
                .map(SearchHit::text)
                .toList();
    }

    @Test
    void all_words_must_be_there_in_any_order_and_the_newest_comes_first() {
        say("The total is 42 euros");
        say("The total is 43 dollars");
        assertThat(found("total the")).containsExactly("The total is 43 dollars", "The total is 42 euros");
        assertThat(found("euros total")).containsExactly("The total is 42 euros");
        assertThat(found("total pounds")).isEmpty();
    }

    @Test
    void case_and_accents_make_no_difference_and_a_word_may_be_unfinished() {
        say("Ein Café in Zürich");
        assertThat(found("cafe ZURICH")).hasSize(1);
        assertThat(found("caf zür")).hasSize(1);
        assertThat(found("afé")).isEmpty();
    }

    @Test
    void words_in_quotation_marks_stand_together() {
        say("one two three");
        assertThat(found("\"two three\"")).hasSize(1);
        assertThat(found("“one three”")).isEmpty();
        assertThat(found("\"two thr\"")).isEmpty();
    }

    @Test
    void any_part_of_a_text_without_spaces_is_found() {
        say("北京大学的学生今天在图书馆。");
        say("東京タワーはとても高いです");
        say("ราคารวมทั้งหมด");
        assertThat(found("北京")).hasSize(1);
        assertThat(found("图书馆")).hasSize(1);
        assertThat(found("学")).hasSize(1);
        assertThat(found("馆")).hasSize(1);
        assertThat(found("タワー")).hasSize(1);
        assertThat(found("รวม")).hasSize(1);
        assertThat(found("京北")).isEmpty();
    }

    @Test
    void hindi_and_arabic_words_are_found_with_and_without_vowel_marks() {
        say("कुल राशि हिन्दी में लिखी है");
        say("هذا كِتَابٌ جَدِيد");
        assertThat(found("हिन्दी राशि")).hasSize(1);
        assertThat(found("هذا كتاب")).hasSize(1);
        assertThat(found("كتـــاب")).hasSize(1);
    }

    @Test
    void nothing_that_is_typed_is_an_operator() {
        say("one two");
        for (var query : List.of(
                "one OR three", "NOT one", "one*two", "(one", "text:one NEAR", "\"", "-", "a\"b\"c", "*", "🙂")) {
            assertThat(found(query)).as(query).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(found("one*two")).hasSize(1);
    }

    @Test
    void an_answer_is_found_when_it_has_ended() {
        var question = say("What?");
        var writer = library.messages().startAnswer(question);
        writer.append("Forty-two euros");
        assertThat(found("euros")).isEmpty();
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        assertThat(found("euros")).containsExactly("Forty-two euros");
    }

    @Test
    void an_answer_that_was_gone_on_with_is_found_by_its_new_words() {
        var writer = library.messages().startAnswer(say("What?"));
        writer.append("Forty");
        writer.finish(AnswerEnd.of(MessageState.STOPPED));
        assertThat(found("forty")).hasSize(1);
        var more = library.messages().continueAnswer(writer.messageId());
        more.append("-two francs");
        more.finish(AnswerEnd.of(MessageState.COMPLETE));
        assertThat(found("francs")).containsExactly("Forty-two francs");
    }

    @Test
    void titles_are_found_also_after_they_were_changed() {
        assertThat(library.search().search("zurich", 5)).extracting(SearchHit::where)
                .containsExactly(SearchHit.Where.TITLE);
        library.conversations().rename(conversation, "Invoices");
        assertThat(library.search().search("zurich", 5)).isEmpty();
        assertThat(library.search().search("invoi", 5)).hasSize(1);
    }

    @Test
    void attachments_are_found_by_their_names_and_their_pages() {
        var page = library.attachments().add(new byte[] {1}, "Quarterly-Report.png", "PNG", 1, 1);
        say("Look", page);
        assertThat(found("quarterly")).hasSize(1);
        assertThat(found("turnover")).isEmpty();
        library.attachments().setText(page, "The turnover rose");
        assertThat(found("turnover")).hasSize(1);
    }

    @Test
    void what_was_deleted_is_not_found_and_what_came_back_is() {
        var id = say("secret");
        library.branches().delete(id);
        assertThat(found("secret")).isEmpty();
        library.branches().restore(id);
        assertThat(found("secret")).hasSize(1);
        library.conversations().delete(conversation);
        assertThat(library.search().search("secret", 5)).isEmpty();
        assertThat(library.search().search("zurich", 5)).isEmpty();
    }

    @Test
    void words_of_a_conversation_that_was_removed_for_good_are_not_in_the_files() throws Exception {
        say("abracadabrasecret");
        assertThat(found("abracadabrasecret")).hasSize(1);
        library.conversations().purge(conversation);
        library.search().forgetDeleted();
        library.close();
        for (var file : List.of("lectern.db", "lectern.db-wal")) {
            var path = folder.resolve(file);
            if (Files.exists(path)) {
                assertThat(new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file)
                        .doesNotContain("abracadabrasecret");
            }
        }
    }
}
