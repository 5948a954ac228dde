package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.RgbImage;
import lectern.engine.host.HostOptions;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that are encoded before their question is asked, by the real encoders. */
class EncodeAheadTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 8, List.of());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = EncoderChoice.class, names = {"MTMD", "ONNX_F32"})
    void a_question_about_a_picture_that_was_encoded_ahead_does_not_encode_it(EncoderChoice encoder) throws Exception {
        var picture = Engines.picture(900, 300, 1);
        var model = new TinyGemma().write(folder.resolve("model"));
        var expected = answerOfAnother(model, encoder, picture);
        try (var engine = open(model, encoder, "cache")) {
            var boxes = EncoderInput.boxes(picture, 56, PanScanMode.ON);
            assertThat(boxes).hasSizeGreaterThan(2);
            for (var box : boxes) {
                engine.encodeAhead(picture, box, ProgressListener.NONE).await();
            }
            var heard = new Recording();
            var answer = ask(engine, picture, heard);
            assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE).contains(Stage.PREFILL);
            assertThat(answer.tokenIds()).isEqualTo(expected.tokenIds());
        }
    }

    @Test
    void a_question_in_the_middle_goes_first_and_the_picture_is_encoded_after_it() throws Exception {
        var model = new TinyGemma().withImageSize(448).write(folder.resolve("model"));
        try (var engine = open(model, EncoderChoice.ONNX_F32, "cache")) {
            var picture = Engines.picture(500, 500, 1);
            var begun = new CountDownLatch(1);
            var ahead = engine.encodeAhead(picture, Box.whole(500, 500), (stage, fraction) -> begun.countDown());
            begun.await();
            assertThat(engine.ask(Chat.question("Hello?", List.of()), GREEDY, new Recording()).await().tokenIds())
                    .isNotEmpty();
            ahead.await();
            var heard = new Recording();
            ask(engine, picture, heard);
            assertThat(heard.stages).doesNotContain(Stage.ENCODE_PICTURE);
        }
    }

    @Test
    void a_picture_that_is_removed_is_stopped_and_can_be_asked_about_all_the_same() throws Exception {
        var model = new TinyGemma().withImageSize(448).write(folder.resolve("model"));
        var picture = Engines.picture(500, 500, 1);
        try (var engine = open(model, EncoderChoice.ONNX_F32, "cache")) {
            var first = engine.encodeAhead(picture, Box.whole(500, 500), ProgressListener.NONE);
            var second = engine.encodeAhead(Engines.picture(80, 80, 2), Box.whole(80, 80), ProgressListener.NONE);
            second.cancel();
            first.cancel();
            // It may have been done already: then nothing was stopped.
            first.stage().toCompletableFuture().handle((millis, failure) -> millis).join();
            assertThatThrownBy(second::await).asInstanceOf(type(EngineException.class))
                    .returns(Reason.CANCELLED, EngineException::reason);
            assertThat(ask(engine, picture, new Recording()).tokenIds()).isNotEmpty();
        }
    }

    @Test
    void without_a_model_that_sees_it_says_so() throws Exception {
        var model = new TinyGemma().write(folder.resolve("model"));
        var picture = Engines.picture(80, 80, 2);
        try (var engine = Engines.start()) {
            var none = engine.encodeAhead(picture, Box.whole(80, 80), ProgressListener.NONE);
            assertThatThrownBy(none::await).asInstanceOf(type(EngineException.class))
                    .returns(Reason.NO_MODEL, EngineException::reason);
            engine.open(ModelFiles.textOnly(model.model()), Engines.SETTINGS, ProgressListener.NONE).await();
            var blind = engine.encodeAhead(picture, Box.whole(80, 80), ProgressListener.NONE);
            assertThatThrownBy(blind::await).asInstanceOf(type(EngineException.class))
                    .returns(Reason.NO_VISION, EngineException::reason);
        }
    }

    @Test
    void a_host_that_is_lost_loses_nothing_but_the_work() throws Exception {
        var model = new TinyGemma().withImageSize(448).write(folder.resolve("model"));
        var picture = Engines.picture(500, 500, 1);
        try (var engine = open(model, EncoderChoice.ONNX_F32, "cache")) {
            var begun = new CountDownLatch(1);
            var ahead = engine.encodeAhead(picture, Box.whole(500, 500), (stage, fraction) -> begun.countDown());
            begun.await();
            ProcessHandle.of(engine.hostPid().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);
            // It may have been done just before.
            ahead.stage().toCompletableFuture().handle((millis, failure) -> millis).join();
            assertThat(ask(engine, picture, new Recording()).tokenIds()).isNotEmpty();
            engine.encodeAhead(Engines.picture(80, 80, 3), Box.whole(80, 80), ProgressListener.NONE).await();
        }
    }

    @Test
    void the_second_picture_begins_with_an_estimate_of_its_time() throws Exception {
        var model = new TinyGemma().write(folder.resolve("model"));
        try (var engine = open(model, EncoderChoice.ONNX_F32, "cache")) {
            ask(engine, Engines.picture(60, 60, 1), new Recording());
            var left = new CopyOnWriteArrayList<Double>();
            engine.encodeAhead(Engines.picture(60, 60, 2), Box.whole(60, 60), new ProgressListener() {
                @Override
                public void onProgress(Stage stage, double fraction) {
                    throw new AssertionError("The engine says how long it will take");
                }

                @Override
                public void onProgress(Stage stage, double fraction, double secondsLeft) {
                    if (stage == Stage.ENCODE_PICTURE) {
                        left.add(secondsLeft);
                    }
                }
            }).await();
            assertThat(left).hasSize(3);
            assertThat(left.getFirst()).isPositive();
            assertThat(left.getLast()).isZero();
        }
    }

    private Answer answerOfAnother(ModelFiles model, EncoderChoice encoder, RgbImage picture) throws Exception {
        try (var engine = open(model, encoder, "another cache")) {
            return ask(engine, picture, new Recording());
        }
    }

    private static Answer ask(ProcessEngine engine, RgbImage picture, Recording heard) throws EngineException {
        var chat = Chat.question("What is it?", List.of(picture), PanScanMode.ON);
        return engine.ask(chat, GREEDY, heard).await();
    }

    private ProcessEngine open(ModelFiles model, EncoderChoice encoder, String cache) throws EngineException {
        var options = new HostOptions(
                EngineChoice.LLAMA_CPP, Engines.NATIVES, Optional.empty(), Optional.of(folder.resolve(cache)));
        var engine = new ProcessEngine(HostLauncher.forThisProcess(options), Deadlines.DEFAULT);
        engine.open(model, new EngineSettings(1, 0, 0, 0, -1, encoder), ProgressListener.NONE).await();
        return engine;
    }
}
