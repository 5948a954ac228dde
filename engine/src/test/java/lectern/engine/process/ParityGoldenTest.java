package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.parity.ParityCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations with pictures that llama.cpp's own prompt walk answered: {@code src/test/parity} asks it, on far more
 * cases and bit for bit, and wrote the golden file. Only answers are in it whose every token is ahead of the next
 * likeliest by more than what the CPU libraries differ in rounding.
 */
class ParityGoldenTest {

    @TempDir
    static Path folder;

    private static ProcessEngine engine;
    private static final Map<Integer, ModelFiles> MODELS = new HashMap<>();
    private static int open = -1;

    /**
     * @param pictures how many
     * @param promptTokens soft tokens of the pictures among them
     * @param tokens the first of the answer, or all of it
     * @param ended whether that was all of it
     */
    record Golden(int model, int number, int pictures, int promptTokens, List<Integer> tokens, boolean ended) {
        @Override
        public String toString() {
            return "model " + model + ", case " + number + ", " + pictures + " pictures, " + promptTokens + " tokens";
        }
    }

    @BeforeAll
    static void start() {
        engine = Engines.start();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<Golden> goldens() throws IOException {
        return StreamSupport.stream(file().get("cases").spliterator(), false).map(node -> {
            var tokens = new ArrayList<Integer>();
            node.get("tokens").forEach(token -> tokens.add(token.asInt()));
            return new Golden(
                    node.get("model").asInt(), node.get("case").asInt(), node.get("pictures").asInt(),
                    node.get("promptTokens").asInt(), tokens, node.get("ended").asBoolean());
        });
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void the_answer_is_the_one_that_llama_cpp_gives(Golden golden) throws Exception {
        open(golden.model());
        var chat = ParityCase.of(golden.model(), golden.number()).chat();
        int most = golden.tokens().size() + (golden.ended() ? 1 : 0);
        var options = new AnswerOptions(Sampling.GREEDY, most, List.of());
        var answer = engine.ask(chat, options, new Recording()).await();
        assertThat(answer.pictures()).hasSize(golden.pictures());
        assertThat(answer.stats().promptTokens()).isEqualTo(golden.promptTokens());
        assertThat(answer.tokenIds()).isEqualTo(golden.tokens());
        assertThat(answer.stopReason()).isEqualTo(golden.ended() ? StopReason.END_OF_TURN : StopReason.MAX_TOKENS);
    }

    private static void open(int model) throws Exception {
        if (open == model) {
            return;
        }
        var shape = ParityCase.models().get(model);
        var files = MODELS.computeIfAbsent(model, number -> write(folder.resolve("model" + number), number));
        var settings = new EngineSettings(1, shape.contextLength(), 2048, 512, 0);
        engine.open(files, settings, ProgressListener.NONE).await();
        open = model;
    }

    private static ModelFiles write(Path target, int model) {
        try {
            var files = ParityCase.models().get(model).write(target);
            var hashes = file().get("models").get(model);
            var why = "The test model is written differently than when the goldens were made; make them anew with"
                    + " src/test/parity/parity.sh.";
            assertThat(sha256(files.model())).as(why).isEqualTo(hashes.get("model").asText());
            assertThat(sha256(files.projector().orElseThrow())).as(why).isEqualTo(hashes.get("projector").asText());
            return files;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode file() throws IOException {
        try (var in = ParityCase.class.getResourceAsStream("golden.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
