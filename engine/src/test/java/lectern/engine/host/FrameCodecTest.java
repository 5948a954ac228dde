package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderReport;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.prompt.PromptPart;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCodecTest {

    static Stream<Frame> one_of_each_kind() {
        var vision = new ModelInfo.Vision(896, 256, 2560, 27);
        var prompt = List.<PromptPart>of(
                new PromptPart.Control("<bos>"),
                new PromptPart.Words("Was kostet „das“ – 你好 🙂?"),
                new PromptPart.Image(0),
                new PromptPart.Words("A page.\n\nWhat?", OptionalInt.of(9)));
        var options = new AnswerOptions(Sampling.GEMMA.withSeed(7), 100, List.of("\n\n"))
                .withGrammar("root ::= \"{\" [a-z„“]* \"}\"\n");
        return Stream.of(
                new Frame.Open(1, "/m.gguf", Optional.of("/p.gguf"), Optional.of(vision), EngineSettings.DEFAULT),
                new Frame.Tokenize(2, "/m.gguf", prompt, 256),
                new Frame.Ask(
                        3,
                        prompt,
                        List.of(
                                new Frame.View(Optional.of("/tmp/a.rgb"), "ab12"),
                                new Frame.View(Optional.empty(), "cd")),
                        options),
                new Frame.Describe(4),
                new Frame.Release(8),
                new Frame.Released(8),
                new Frame.Encode(7, new Frame.View(Optional.of("/tmp/a.rgb"), "ab12"), true),
                new Frame.ReadAhead(new Frame.Ask(9, prompt, List.of(), options)),
                new Frame.HasRead(9, 300),
                new Frame.PixelsWanted(3, Set.of("cd")),
                new Frame.Encoded(7, 12),
                new Frame.Try(
                        6, EncoderChoice.ONNX_F32, Optional.of("/m.gguf"), "/p.gguf", "/tmp/a.rgb", "/tmp/t", 2, true),
                new Frame.Tried(6, new EncoderTrial("onnx-f32", 1, 2, 3, 4.5, 6.5)),
                new Frame.Cancel(3),
                new Frame.Ping(5),
                new Frame.Hello(Frame.PROTOCOL_VERSION, 4711),
                new Frame.Progress(3, Stage.ENCODE_PICTURE, 0.25, 12.5),
                new Frame.Text(3, "Zwölf €"),
                new Frame.Opened(1, new ModelInfo(
                        "llama.cpp", "gemma3 4B Q4_K", Optional.of(vision), 8192, 131072, 12, Optional.empty())),
                new Frame.Tokenized(2, List.of(2, 105, 262144)),
                new Frame.Answered(
                        3, "Zwölf €", List.of(5, 6), StopReason.END_OF_TURN,
                        new AnswerStats(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        List.of(new TokenChance("Zw", 0.9, List.of(new TokenChance.Alternative("Z", 0.1))))),
                new Frame.Described(4, new EngineInfo(
                        "llama.cpp", true, Map.of("llama.cpp", "v0.4.0"),
                        List.of(new EngineInfo.Device("CPU", "A processor", "CPU", 1, 2)), Optional.of("zen4"),
                        Optional.of("/natives"), Optional.empty(),
                        Optional.of(new EncoderReport(
                                Optional.of("1.28.0"), Optional.empty(),
                                List.of(new EncoderReport.Measured(
                                        "mmproj.gguf", "onnx-f32", Map.of("onnx-f32", 1.5, "mtmd", 2.5),
                                        Optional.of(0.9995), 27, 2)))))),
                Frame.Failed.of(3, EngineException.Reason.NO_VISION, "It cannot see."),
                new Frame.Failed(
                        3, EngineException.Reason.CONTEXT_TOO_SMALL, List.of(9000, "a file"), "It does not fit."),
                new Frame.Pong(5),
                new Frame.Log(3, "a warning"));
    }

    @ParameterizedTest
    @MethodSource("one_of_each_kind")
    void a_frame_comes_back_as_it_went(Frame frame) throws IOException {
        assertThat(FrameCodec.read(new ByteArrayInputStream(bytes(frame)))).contains(frame);
    }

    @Test
    void the_examples_cover_every_kind_of_frame() {
        var kinds = Stream.of(Frame.class, Frame.Request.class, Frame.Ahead.class, Frame.Reply.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(Class::isRecord);
        assertThat(one_of_each_kind().map(Object::getClass)).containsAll(kinds.toList());
    }

    @Test
    void the_end_between_two_frames_is_no_error() throws IOException {
        var in = new ByteArrayInputStream(bytes(new Frame.Ping(1)));
        assertThat(FrameCodec.read(in)).isPresent();
        assertThat(FrameCodec.read(in)).isEmpty();
    }

    @Test
    void the_end_inside_a_frame_is_an_error_wherever_it_comes() {
        byte[] whole = bytes(new Frame.Text(1, "some words"));
        for (int length = 1; length < whole.length; length++) {
            var cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> FrameCodec.read(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void an_absurd_length_is_refused_before_memory_is_taken_for_it() {
        var in = new ByteArrayInputStream(new byte[] {0x7f, -1, -1, -1, '{'});
        assertThatThrownBy(() -> FrameCodec.read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Not a frame");
    }

    @Test
    void an_error_never_quotes_what_was_in_the_frame() {
        byte[] json = "{\"type\":\"text\",\"id\":1,\"piece\":\"my diagnosis\",\"x\":".getBytes();
        byte[] framed = new byte[json.length + 4];
        framed[3] = (byte) json.length;
        System.arraycopy(json, 0, framed, 4, json.length);
        assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(framed)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("diagnosis");
    }

    @Property
    void garbage_ends_in_an_io_exception_and_nothing_else(@ForAll @Size(min = 1, max = 200) byte[] garbage) {
        var in = new ByteArrayInputStream(garbage);
        assertThatThrownBy(() -> {
            while (FrameCodec.read(in).isPresent()) {
                // garbage that happens to be a frame is followed by the end
            }
            throw new EOFException("all read");
        }).isInstanceOf(IOException.class);
    }

    @Property
    void garbage_of_a_plausible_length_ends_in_an_io_exception(@ForAll @Size(min = 2, max = 120) byte[] body) {
        byte[] framed = new byte[body.length + 4];
        framed[3] = (byte) body.length;
        System.arraycopy(body, 0, framed, 4, body.length);
        assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(framed))).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(Frame frame) {
        var out = new ByteArrayOutputStream();
        try {
            FrameCodec.write(out, frame);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
