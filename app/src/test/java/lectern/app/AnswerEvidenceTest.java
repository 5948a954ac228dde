package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import lectern.app.pages.PagePart;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.engine.document.PageArea;
import lectern.engine.pages.PageSelection;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pages of real PDFs say what answers say. */
class AnswerEvidenceTest extends LecternTest {

    @BeforeEach
    void model() {
        openModel();
    }

    private AttachmentView pdf(String name, String... pages) {
        return lectern.attachments().add(Pdfs.write(folder.resolve(name), pages));
    }

    private AttachmentView report() {
        return pdf("paper.pdf", "An introduction", "Costs were 4,079,650 in all.\nRevenue was 4,812,300.", "Outlook");
    }

    private MessageView answer(long conversation, String question, Script script, AttachmentView... attachments)
            throws Exception {
        engine.willAnswer(script);
        return ask(conversation, question, attachments).answer();
    }

    private MessageView answer(String question, String answer, AttachmentView... attachments) throws Exception {
        return answer(newConversation(), question, Script.of(answer), attachments);
    }

    /** As people would say it. */
    private List<String> found(MessageView answer) {
        return lectern.evidence().of(answer.id(), () -> true).stream()
                .map(found -> found.attachment().name() + " " + (found.page() + 1))
                .toList();
    }

    @Test
    void an_answer_is_found_on_the_page_that_says_it_also_after_a_restart() throws Exception {
        var answer = answer("What was the revenue?", "It was **4.812.300**.", report());
        assertThat(found(answer)).containsExactly("paper.pdf 2");
        restart();
        assertThat(found(answer)).containsExactly("paper.pdf 2");
        assertThat(lectern.evidence().of(answer.id(), () -> true).getFirst().words()).containsExactly("4,812,300");
    }

    @Test
    void a_page_that_the_answer_names_itself_is_not_said_twice() throws Exception {
        assertThat(found(answer("Revenue?", "It was 4,812,300 (page 2).", report()))).isEmpty();
        assertThat(found(answer("Revenue?", "It was 4,812,300 (page 3).", report()))).containsExactly("paper.pdf 2");
    }

    @Test
    void a_later_answer_is_found_in_the_documents_of_earlier_questions_the_nearest_first() throws Exception {
        long id = newConversation();
        answer(id, "Read this.", Script.of("Yes."), pdf("old.pdf", "Sum: 617.32", "Nothing"));
        answer(id, "And this.", Script.of("Yes."), pdf("new.pdf", "Nothing else", "All in all: 617.32"));
        var last = answer(id, "How much?", Script.of("It is 617,32 €."));
        assertThat(found(last)).containsExactly("new.pdf 2", "old.pdf 1");
    }

    @Test
    void the_answers_of_other_branches_have_the_documents_of_their_own_questions() throws Exception {
        long id = newConversation();
        var first = answer(id, "How much?", Script.of("617.32"), pdf("one.pdf", "617.32", "Nothing"));
        engine.willAnswer(Script.of("617.32"));
        var heard = new Heard();
        lectern.asking().edit(
                id, first.parentId().orElseThrow(), "And here?", List.of(pdf("two.pdf", "Nothing", "617.32")), heard);
        assertThat(found(heard.answer())).containsExactly("two.pdf 2");
        assertThat(found(first)).containsExactly("one.pdf 1");
    }

    @Test
    void at_most_three_pages_are_told() throws Exception {
        var pages = new String[9];
        Arrays.setAll(pages, i -> i < 5 ? "Item " + (4711 + 111 * i) : "Nothing");
        var answer = answer("Which?", "4711, 4822, 4933, 5044 and 5155.", pdf("paper.pdf", pages));
        assertThat(found(answer)).containsExactly("paper.pdf 1", "paper.pdf 2", "paper.pdf 3");
    }

    @Test
    void only_the_pages_that_were_chosen_and_the_part_that_was_marked_are_looked_at() throws Exception {
        var report = report();
        var others = report.with(report.choices().withPages(new PageSelection("1,3")));
        assertThat(found(answer("Revenue?", "It was 4,812,300.", others))).isEmpty();
        var upper = new PagePart(1, new PageArea(0, 0, 1, 0.18));
        var part = report.with(report.choices().withPart(upper));
        assertThat(found(answer("What?", "It was 4,812,300.", part))).isEmpty();
        assertThat(found(answer("What?", "It was 4,079,650.", part))).containsExactly("paper.pdf 2");
    }

    @Test
    void of_a_document_that_did_not_fit_only_what_went_along_is_looked_at_whichever_model_is_open_later()
            throws Exception {
        var pages = new String[20];
        Arrays.fill(pages, "Weather and wind.");
        pages[12] = "The total is 12.50, order 9817.";
        pages[19] = "Order 9817 again.";
        var answer = answer("What is the total?", "It is 12.50, of order 9817.", pdf("long.pdf", pages));
        assertThat(found(answer)).containsExactly("long.pdf 13");
        restart();
        engine.opensAs(new ModelInfo(
                "scripted", "larger", ScriptedEngine.MODEL.vision(), 100_000, 100_000, 5,
                ScriptedEngine.MODEL.notice()));
        openModel();
        assertThat(found(answer)).containsExactly("long.pdf 13");
    }

    @Test
    void of_a_document_of_hundreds_of_pages_only_those_that_went_along_are_read() throws Exception {
        var pages = new String[600];
        Arrays.setAll(pages, i -> i == 300 ? "The total is 617.32" : "Page of weather " + i);
        var answer = answer("What is the total?", "It is 617.32.", pdf("long.pdf", pages));
        var read = new AtomicInteger();
        var found = lectern.evidence().of(answer.id(), () -> read.incrementAndGet() > 0);
        assertThat(found).extracting(FoundPage::page).containsExactly(300);
        assertThat(read.get()).isLessThan(50);
    }

    @Test
    void the_same_document_twice_is_one() throws Exception {
        long id = newConversation();
        var report = report();
        answer(id, "Read this.", Script.of("Yes."), report);
        assertThat(found(answer(id, "How much?", Script.of("It is 4,812,300."), report)))
                .containsExactly("paper.pdf 2");
    }

    @Test
    void nothing_is_found_in_scans_pictures_and_texts_nor_of_refusals() throws Exception {
        var scan = lectern.attachments().add(Pdfs.scanned(
                folder.resolve("scan.pdf"), new Pdfs.Scan(TestPictures.png(60, 80, Color.WHITE), " ")));
        var picture = lectern.attachments().add("a.png", TestPictures.png(6, 3, Color.BLUE));
        var text = lectern.attachments().add(Files.writeString(folder.resolve("note.txt"), "It is 617.32."));
        assertThat(found(answer("How much?", "It is 617.32.", scan, picture, text))).isEmpty();
        assertThat(found(answer("Who is the CEO?", "The document does not say who the CEO is.", report()))).isEmpty();
        assertThat(found(answer("How much?", "It is 617.32."))).isEmpty();
    }

    @Test
    void an_answer_that_broke_off_is_found_as_far_as_it_came_and_one_that_failed_is_not() throws Exception {
        long id = newConversation();
        var lost = answer(
                id, "Revenue?", Script.of("It was 4,812,300").fail(Reason.ENGINE_LOST, "The engine ended."), report());
        assertThat(lost.state()).isEqualTo(MessageView.State.INTERRUPTED);
        assertThat(found(lost)).containsExactly("paper.pdf 2");
        var failed = answer(id, "Revenue?", Script.of().fail(Reason.INTERNAL, "It failed."));
        assertThat(found(failed)).isEmpty();
    }

    @Test
    void a_document_whose_password_is_not_known_any_more_has_nothing_to_say_and_others_have() throws Exception {
        Path file = Pdfs.encrypted(folder.resolve("secret.pdf"), "key", "It is 617.32", "Nothing");
        var secret = lectern.attachments().add(file, "key");
        var answer = answer("What?", "617.32 and 4,812,300", secret, report());
        assertThat(found(answer)).containsExactly("secret.pdf 1", "paper.pdf 2");
        restart();
        assertThat(found(answer)).containsExactly("paper.pdf 2");
        lectern.attachments().unlock(secret, "key");
        assertThat(found(answer)).containsExactly("secret.pdf 1", "paper.pdf 2");
    }

    @Test
    void what_is_not_wanted_any_more_is_not_looked_for() throws Exception {
        var answer = answer("Revenue?", "It was 4,812,300.", report());
        var asked = new AtomicInteger();
        assertThat(lectern.evidence().of(answer.id(), () -> asked.incrementAndGet() < 3)).isEmpty();
        assertThat(asked.get()).isEqualTo(3);
    }

    @Test
    void a_temporary_conversation_and_one_that_is_kept_after_all_have_it_too() throws Exception {
        long id = lectern.conversations().createTemporary().id();
        var file = Pdfs.write(folder.resolve("paper.pdf"), "Nothing", "It is 617.32");
        var pdf = lectern.attachments().add(OptionalLong.of(id), file, "");
        assertThat(found(answer(id, "How much?", Script.of("It is 617.32."), pdf))).containsExactly("paper.pdf 2");
        long kept = lectern.conversations().keep(id);
        var answer = lectern.conversations().messages(kept).getLast();
        assertThat(found(answer)).containsExactly("paper.pdf 2");
    }

    @Test
    void exports_have_nothing_of_it() throws Exception {
        var answer = answer("Revenue?", "It was 4,812,300.", report());
        assertThat(found(answer)).isNotEmpty();
        for (var format : List.of(ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.JSON)) {
            assertThat(lectern.exchange().text(List.of(answer.conversationId()), format))
                    .contains("4,812,300").doesNotContainIgnoringCase("found on", "evidence");
        }
    }
}
