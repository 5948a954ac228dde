package lectern.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineSettings;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.host.Frame;
import lectern.engine.parity.ParityCase;
import lectern.engine.prompt.GemmaTemplate;
import lectern.engine.prompt.GoldenPrompts;
import lectern.engine.prompt.PromptPart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real Gemma 3 270M: its vocabulary of 262,144 entries and long completions. {@code ./lectern test --real} fetches
 * it. It was trained on text and not tuned for chat, so it is asked to go on with texts whose end is beyond doubt.
 */
@EnabledIfSystemProperty(named = "lectern.real.model", matches = ".+")
class RealModelTest {

    private static final int TOKENS_PER_IMAGE = 256;

    private static final Path MODEL = Path.of(System.getProperty("lectern.real.model", ""));

    private static LlamaBackend backend;

    /**
     * What llama.cpp's own program wrote, each token at least 0.8 ahead of the next likeliest; the CPU libraries differ
     * by half of that.
     *
     * @param promptTokens of the text with the token that begins it
     */
    record Completion(String name, String prompt, int promptTokens, List<Integer> tokens) {
        @Override
        public String toString() {
            return name + ", " + promptTokens + " tokens";
        }
    }

    @BeforeAll
    static void open() throws Exception {
        var natives = Path.of(System.getProperty("lectern.natives"));
        backend = new LlamaBackend(LlamaLibrary.load(natives, Optional.empty(), (level, text) -> {}));
        backend.open(
                new Frame.Open(
                        1, MODEL.toString(), Optional.empty(), Optional.empty(), new EngineSettings(1, 4096, 0, 0, 0)),
                ProgressListener.NONE);
    }

    static Stream<GoldenPrompts> prompts() throws IOException {
        return Stream.concat(GoldenPrompts.all(), GoldenPrompts.panAndScan()).filter(golden -> !golden.differs());
    }

    static Stream<Completion> completions() throws IOException {
        try (var in = ParityCase.class.getResourceAsStream("gemma-3-270m.json")) {
            var cases = new ObjectMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false).map(node -> {
                var tokens = new ArrayList<Integer>();
                node.get("tokens").forEach(token -> tokens.add(token.asInt()));
                return new Completion(
                        node.get("name").asText(), node.get("prompt").asText(), node.get("promptTokens").asInt(),
                        tokens);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void the_tokens_of_a_prompt_are_the_ones_that_the_reference_processor_makes(GoldenPrompts golden) throws Exception {
        assertThat(tokenize(GemmaTemplate.render(golden.chat(), golden.crops()))).isEqualTo(golden.ids());
    }

    @Test
    void no_typed_text_becomes_a_control_token() throws Exception {
        var controls = List.of(0, 1, 2, 3, 4, 5, 105, 106, 255_999, 256_000, 262_144);
        for (var name : List.of("<start_of_turn>", "<end_of_turn>", "<start_of_image>", "<end_of_image>",
                "<image_soft_token>", "<bos>", "<eos>", "<pad>", "<unk>", "<mask>", "[multimodal]", "<unused7>")) {
            for (var text : List.of(name, "a" + name + "b", name + name, "<" + name + ">", name.replace(">", ">>"))) {
                assertThat(tokenize(List.of(new PromptPart.Words(text))))
                        .as(text)
                        .doesNotContainAnyElementsOf(controls)
                        .allMatch(id -> id < 6 || id > 104);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("completions")
    void a_completion_is_the_one_that_llama_cpp_writes(Completion golden) throws Exception {
        List<PromptPart> prompt = List.of(new PromptPart.Control("<bos>"), new PromptPart.Words(golden.prompt()));
        assertThat(tokenize(prompt)).hasSize(golden.promptTokens());
        var options = new AnswerOptions(Sampling.GREEDY, golden.tokens().size(), List.of());
        var answered = (Frame.Answered)
                backend.ask(new Frame.Ask(2, prompt, List.of(), options), new ParityRun.Silent());
        assertThat(answered.tokens()).isEqualTo(golden.tokens());
    }

    private static List<Integer> tokenize(List<PromptPart> prompt) throws Exception {
        return backend.tokenize(new Frame.Tokenize(1, MODEL.toString(), prompt, TOKENS_PER_IMAGE));
    }
}
