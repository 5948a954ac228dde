package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;

/** The size of the context window, as the person sets it. */
class ContextSizeTest extends LecternTest {

    private void set(int tokens) {
        lectern.settings().set(Settings.CONTEXT_SIZE, tokens);
    }

    private List<Integer> openedWith() {
        return engine.openedWith().stream().map(EngineSettings::contextSize).toList();
    }

    /** A question that is asked now is answered after everything that was to be done before. */
    private void awaitTurn() throws Exception {
        assertThat(ask(newConversation(), "And?").answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }

    @Test
    void a_change_opens_the_model_again() throws Exception {
        openModel();
        set(16384);
        awaitTurn();
        assertThat(openedWith()).containsExactly(0, 16384);
        assertThat(lectern.models().current()).isEqualTo(new ModelState.Open(ScriptedEngine.MODEL, files()));
    }

    @Test
    void an_answer_that_is_being_written_is_not_disturbed_and_the_next_one_has_the_new_window() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of("First", " half").wait(gate));
        var first = new Heard();
        lectern.asking().ask(newConversation(), "Long?", List.of(), first);
        gate.awaitReached();
        set(16384);
        var second = new Heard();
        lectern.asking().ask(newConversation(), "Next?", List.of(), second);
        assertThat(openedWith()).containsExactly(0);
        gate.open();
        assertThat(first.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(first.answer().text()).isEqualTo("First half");
        assertThat(second.answer().state()).isEqualTo(MessageView.State.COMPLETE);
        assertThat(openedWith()).containsExactly(0, 16384);
    }

    @Test
    void several_changes_while_an_answer_is_written_open_the_model_once() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of("Words").wait(gate));
        var heard = new Heard();
        lectern.asking().ask(newConversation(), "Long?", List.of(), heard);
        gate.awaitReached();
        set(16384);
        set(4096);
        set(32768);
        gate.open();
        awaitTurn();
        assertThat(openedWith()).containsExactly(0, 32768);
        set(32768);
        awaitTurn();
        assertThat(openedWith()).hasSize(2);
    }

    @Test
    void a_model_that_could_not_be_opened_is_tried_again_with_another_window() throws Exception {
        set(32768);
        engine.willOpen(Script.of().fail(Reason.OUT_OF_MEMORY, "It does not fit."));
        assertThatThrownBy(this::openModel).isInstanceOf(AppException.class);
        set(2048);
        awaitTurn();
        assertThat(openedWith()).containsExactly(32768, 2048);
        assertThat(lectern.models().current()).isInstanceOf(ModelState.Open.class);
    }

    @Test
    void a_window_that_cannot_be_had_is_a_sentence_and_the_question_is_kept() throws Exception {
        openModel();
        engine.willOpen(Script.of().fail(Reason.OUT_OF_MEMORY, "It does not fit."));
        set(131072);
        var id = newConversation();
        var answer = ask(id, "Well?").answer();
        assertThat(answer.failure().orElseThrow().sentence()).isEqualTo("It does not fit.");
        set(0);
        var again = new Heard();
        lectern.asking().retry(id, again);
        assertThat(again.answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }

    @Test
    void without_a_model_nothing_is_opened() throws Exception {
        set(4096);
        var answer = ask(newConversation(), "Well?").answer();
        assertThat(answer.failure().orElseThrow().key()).isEqualTo("engine.no-model");
        assertThat(openedWith()).isEmpty();
        assertThat(lectern.models().contextSizes()).isEmpty();
    }

    @Test
    void sizes_are_those_that_the_open_model_can_have_with_what_each_would_mean() throws Exception {
        var files = new TinyGemma().withContextLength(32768).write(folder.resolve("tiny"));
        lectern.models().open(files, ProgressListener.NONE);
        assertThat(lectern.models().contextSizes()).extracting(ContextSize::tokens)
                .containsExactly(2048, 4096, 8192, 16384, 32768);
        assertThat(lectern.models().contextSizes()).extracting(ContextSize::memory).isSorted().doesNotHaveDuplicates();
        set(5000);
        awaitTurn();
        assertThat(lectern.models().contextSizes()).extracting(ContextSize::tokens)
                .containsExactly(2048, 4096, 5000, 8192, 16384, 32768);
    }

    @Test
    void a_model_gets_no_larger_window_than_it_was_trained_for() throws Exception {
        var files = new TinyGemma().withContextLength(2048).write(folder.resolve("tiny"));
        set(131072);
        lectern.models().open(files, ProgressListener.NONE);
        assertThat(openedWith()).containsExactly(2048);
        set(65536);
        awaitTurn();
        // It would have the same window again.
        assertThat(openedWith()).containsExactly(2048);
        assertThat(lectern.models().contextSizes()).extracting(ContextSize::tokens).containsExactly(2048);
    }

    @Test
    void some_pages_fit_and_room_for_an_answer() {
        var gemma = Optional.of(ModelInfo.Vision.GEMMA_3);
        assertThat(ContextSize.pages(8192, gemma)).isEqualTo(7);
        assertThat(ContextSize.pages(131072, gemma)).isEqualTo(124);
        assertThat(ContextSize.pages(512, gemma)).isEqualTo(1);
        assertThat(ContextSize.pages(8192, Optional.empty())).isEqualTo(7);
    }

    @Test
    void wiping_everything_does_not_remember_the_model_that_is_opened_again() throws Exception {
        openModel();
        set(16384);
        awaitTurn();
        var again = new CountDownLatch(1);
        lectern.models().listen(state -> {
            if (state instanceof ModelState.Open && engine.openedWith().getLast().contextSize() == 0) {
                again.countDown();
            }
        });
        lectern.wipe();
        assertThat(again.await(60, TimeUnit.SECONDS)).isTrue();
        awaitTurn();
        assertThat(lectern.models().remembered()).isEmpty();
    }
}
