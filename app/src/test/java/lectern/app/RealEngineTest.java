package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.engine.EngineChoice;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.pages.Pdfs;
import lectern.engine.process.ProcessEngine;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The use cases over a real library and the real engine with a small model. */
class RealEngineTest {

    @TempDir
    static Path models;

    private static ModelFiles quick;
    private static ModelFiles slow;

    @TempDir
    Path folder;

    private WatchedEngine engine;
    private Lectern lectern;

    @BeforeAll
    static void write() throws Exception {
        quick = new TinyGemma().write(models.resolve("quick"));
        // Slow enough that an answer is still being written when its host is ended.
        slow = new TinyGemma().withLayers(30).withWidth(256).write(models.resolve("slow"));
    }

    @BeforeEach
    void start() {
        var natives = Path.of(System.getProperty("lectern.natives"));
        engine = new WatchedEngine(
                ProcessEngine.start(EngineChoice.LLAMA_CPP, natives, Optional.empty(), Optional.empty()));
        lectern = Lectern.start(AppPaths.under(folder), engine);
        lectern.settings().set(Settings.THREADS, 1);
    }

    @AfterEach
    void end() {
        lectern.close();
    }

    @Test
    void a_question_about_a_picture_is_answered_and_still_there_after_a_restart() throws Exception {
        lectern.settings().set(Settings.MAX_TOKENS, 12);
        lectern.models().open(quick, ProgressListener.NONE);
        var picture = lectern.attachments().add("red.png", TestPictures.png(90, 60, Color.RED));
        var heard = new Heard();
        var id = lectern.asking().askNew("What is it?", List.of(picture), heard).conversationId();
        var answer = heard.answer();
        assertThat(answer.failure()).isEmpty();
        assertThat(answer.text()).isEqualTo(heard.text.toString()).isNotEmpty();
        assertThat(answer.stats().orElseThrow().imageTokens()).isPositive();

        end();
        start();
        assertThat(lectern.conversations().messages(id).getLast()).isEqualTo(answer);
        assertThat(lectern.models().reopenLast(ProgressListener.NONE)).isPresent();
        var again = new Heard();
        lectern.asking().ask(id, "And now?", List.of(), again);
        assertThat(again.answer().failure()).isEmpty();
    }

    @Test
    void a_question_about_pages_that_were_read_ahead_reads_only_itself() throws Exception {
        lectern.settings().set(Settings.MAX_TOKENS, 4);
        lectern.models().open(quick, ProgressListener.NONE);
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "Total 12.50", "Paid"));
        var read = new CountDownLatch(1);
        lectern.ahead().listen(news -> {
            if (news.fraction() == 1) {
                read.countDown();
            }
        });
        lectern.ahead().want("composer", new ReadingAhead.Wish(OptionalLong.empty(), List.of(pdf), true));
        assertThat(read.await(60, TimeUnit.SECONDS)).isTrue();
        int before = engine.readings().take().await();
        var heard = new Heard();
        lectern.asking().askNew("What is the total?", List.of(pdf), heard);
        assertThat(heard.answer().failure()).isEmpty();
        assertThat(heard.events).noneMatch(event -> event.startsWith("ENCODE_PICTURE"))
                .anyMatch(event -> event.startsWith("PREFILL"));
        assertThat(heard.answer().stats().orElseThrow()).satisfies(stats -> {
            assertThat(stats.imageTokens()).isPositive();
            assertThat(stats.cachedTokens()).isEqualTo(before);
            assertThat(stats.promptTokens() - before).isBetween(1, 40);
        });
    }

    @Test
    void an_answer_whose_engine_is_killed_is_kept_so_far_and_the_next_one_works() throws Exception {
        // Anything may come next, and so hardly ever the end.
        lectern.settings().set(Settings.TEMPERATURE, 5.0);
        lectern.settings().set(Settings.TOP_K, 0);
        lectern.settings().set(Settings.TOP_P, 1.0);
        lectern.models().open(slow, ProgressListener.NONE);
        var heard = new Heard();
        var id = lectern.asking().askNew("Tell me all of it.", List.of(), heard).conversationId();
        heard.awaitText();
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        var broken = heard.answer();
        assertThat(broken.state()).isEqualTo(MessageView.State.INTERRUPTED);
        assertThat(broken.failure().orElseThrow().key()).isEqualTo("engine.engine-lost");
        assertThat(broken.text()).isEqualTo(heard.text.toString()).isNotEmpty();
        assertThat(lectern.models().current()).isInstanceOf(ModelState.Failed.class);

        lectern.settings().set(Settings.MAX_TOKENS, 4);
        var next = new Heard();
        lectern.asking().ask(id, "Again?", List.of(), next);
        assertThat(next.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(next.events).contains("model.reopened");
    }

    @Test
    void stopping_a_real_answer_keeps_what_was_written() throws Exception {
        lectern.settings().set(Settings.TEMPERATURE, 5.0);
        lectern.settings().set(Settings.TOP_K, 0);
        lectern.settings().set(Settings.TOP_P, 1.0);
        lectern.models().open(slow, ProgressListener.NONE);
        var heard = new Heard();
        var handle = lectern.asking().askNew("Tell me all of it.", List.of(), heard);
        heard.awaitText();
        handle.stop();
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.STOPPED);
        assertThat(heard.answer().text()).isEqualTo(heard.text.toString()).isNotEmpty();
    }

    @Test
    void the_open_model_gets_the_window_that_is_set_and_goes_on_with_the_conversation() throws Exception {
        lectern.settings().set(Settings.MAX_TOKENS, 4);
        lectern.models().open(quick, ProgressListener.NONE);
        var first = new Heard();
        var id = lectern.asking().askNew("one two three", List.of(), first).conversationId();
        lectern.settings().set(Settings.CONTEXT_SIZE, 512);
        var second = new Heard();
        lectern.asking().ask(id, "four five six", List.of(), second);
        assertThat(first.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(second.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(lectern.models().current()).isInstanceOfSatisfying(
                ModelState.Open.class, open -> assertThat(open.info().contextSize()).isEqualTo(512));
    }

    @Test
    void a_small_window_leaves_out_the_oldest_and_refuses_what_can_never_fit() throws Exception {
        lectern.settings().set(Settings.CONTEXT_SIZE, 256);
        lectern.settings().set(Settings.MAX_TOKENS, 4);
        lectern.models().open(quick, ProgressListener.NONE);
        var id = lectern.conversations().create().id();
        var heard = new Heard();
        for (int i = 0; i < 4; i++) {
            heard = new Heard();
            lectern.asking().ask(id, "one two three four ".repeat(12), List.of(), heard);
            assertThat(heard.answer().failure()).isEmpty();
        }
        assertThat(heard.notices).extracting(Notice::key).contains("answer.left-out");

        var tooLong = new Heard();
        lectern.asking().ask(id, "one two three four ".repeat(100), List.of(), tooLong);
        assertThat(tooLong.answer().state()).isEqualTo(MessageView.State.FAILED);
        assertThat(tooLong.answer().failure().orElseThrow().key()).isEqualTo("engine.context-too-small");
    }
}
