package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;

class ModelsTest extends LecternTest {

    @Test
    void the_way_to_an_open_model_is_told_to_who_listens() {
        engine.willOpen(new Script().progress(Stage.LOAD_MODEL, 0.5).progress(Stage.LOAD_PROJECTOR, 1));
        var states = new CopyOnWriteArrayList<ModelState>();
        var subscription = lectern.models().listen(states::add);
        openModel();
        subscription.close();
        assertThat(states).containsExactly(
                new ModelState.None(),
                new ModelState.Loading(Stage.LOAD_MODEL, 0, files()),
                new ModelState.Loading(Stage.LOAD_MODEL, 0.5, files()),
                new ModelState.Loading(Stage.LOAD_PROJECTOR, 1, files()),
                new ModelState.Open(ScriptedEngine.MODEL, files()));
        openModel();
        assertThat(states).hasSize(5);
    }

    @Test
    void a_model_that_cannot_be_opened_fails_with_the_engines_sentence_and_is_not_remembered() throws Exception {
        engine.willOpen(new Script().fail(Reason.MODEL_DAMAGED, "The file is damaged."));
        assertThatThrownBy(this::openModel)
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.notice().key()).isEqualTo("engine.model-damaged"))
                .hasMessage("The file is damaged.");
        assertThat(lectern.models().current()).isEqualTo(
                new ModelState.Failed(files(), Notice.of("engine.model-damaged", "The file is damaged.")));
        assertThat(lectern.models().remembered()).isEmpty();
        assertThat(lectern.models().reopenLast(ProgressListener.NONE)).isEmpty();
        // It failed by itself, so a question does not try it again.
        assertThat(ask(newConversation(), "What?").answer().failure().orElseThrow().sentence())
                .isEqualTo("The file is damaged.");
        assertThat(engine.opened()).hasSize(1);
    }

    @Test
    void loading_can_be_cancelled() throws Exception {
        var gate = new Gate();
        engine.willOpen(new Script().wait(gate));
        var opening = CompletableFuture.runAsync(this::openModel);
        gate.awaitReached();
        lectern.models().cancelLoading();
        assertThatThrownBy(() -> opening.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AppException.class)
                .hasMessageContaining("Loading was stopped.");
        assertThat(lectern.models().current()).isEqualTo(new ModelState.None());
        lectern.models().cancelLoading();
    }

    @Test
    void a_question_waits_for_the_model_that_is_being_opened() throws Exception {
        var gate = new Gate();
        engine.willOpen(new Script().wait(gate));
        var opening = CompletableFuture.runAsync(this::openModel);
        gate.awaitReached();
        var heard = new Heard();
        lectern.asking().askNew("What?", List.of(), heard);
        gate.open();
        opening.get(60, TimeUnit.SECONDS);
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }

    @Test
    void a_question_that_waits_for_a_model_can_be_stopped() throws Exception {
        var gate = new Gate();
        engine.willOpen(new Script().wait(gate));
        var opening = CompletableFuture.runAsync(this::openModel);
        gate.awaitReached();
        var heard = new Heard();
        lectern.asking().askNew("What?", List.of(), heard).stop();
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.STOPPED);
        gate.open();
        opening.get(60, TimeUnit.SECONDS);
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void stopping_a_question_stops_opening_the_lost_model_again_for_it() throws Exception {
        openModel();
        engine.willAnswer(Script.of().fail(Reason.ENGINE_LOST, "It ended."));
        var id = newConversation();
        ask(id, "What?");
        var gate = new Gate();
        engine.willOpen(new Script().wait(gate));
        var heard = new Heard();
        var handle = lectern.asking().retry(id, heard);
        gate.awaitReached();
        handle.stop();
        assertThat(heard.answer().state()).isEqualTo(MessageView.State.STOPPED);
        // The next question tries again.
        assertThat(ask(id, "And now?").answer().state()).isEqualTo(MessageView.State.COMPLETE);
    }

    @Test
    void opened_models_are_remembered_until_they_are_forgotten() {
        var other = ModelFiles.textOnly(folder.resolve("other.gguf"));
        openModel();
        lectern.models().open(other, ProgressListener.NONE);
        assertThat(lectern.models().remembered()).containsExactly(other, files());
        lectern.models().forget(other.model());
        assertThat(lectern.models().remembered()).containsExactly(files());
    }

    @Test
    void the_projector_beside_a_model_is_proposed() throws Exception {
        var pair = new TinyGemma().write(folder.resolve("pair"));
        var alone = new TinyGemma()
                .model()
                .write()
                .writeTo(Files.createDirectories(folder.resolve("alone")).resolve("m.gguf"));
        assertThat(lectern.models().findProjector(pair.model())).isEqualTo(pair.projector());
        assertThat(lectern.models().findProjector(alone)).isEmpty();
        assertThat(lectern.models().findProjector(pair.projector().orElseThrow())).isEmpty();
        assertThat(lectern.models().findProjector(folder.resolve("nowhere/model.gguf"))).isEmpty();
    }

}
