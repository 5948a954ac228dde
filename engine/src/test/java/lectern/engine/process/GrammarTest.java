package lectern.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.grammar.JsonGrammar;
import lectern.engine.grammar.JsonProperty;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that a grammar holds to a form: real llama.cpp, and a model that would write anything. */
class GrammarTest {

    private static final AnswerOptions GREEDY = new AnswerOptions(Sampling.GREEDY, 400, List.of());
    private static final Chat CHAT = Chat.question("What does it say?", List.of());
    private static final String OBJECT = JsonGrammar.of(List.of(
            new JsonProperty("supplier \"or\" payer \\ Zahler", new JsonProperty.Text(12)),
            new JsonProperty("total", new JsonProperty.Decimal(2)),
            new JsonProperty("pages", new JsonProperty.Decimal(0)),
            new JsonProperty("date", new JsonProperty.Date()),
            new JsonProperty("paid", new JsonProperty.Truth()),
            new JsonProperty("kind", new JsonProperty.OneOf(List.of("invoice", "an \"offer\"")))));

    @TempDir
    static Path folder;

    private static ProcessEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = Engines.start();
        engine.open(new TinyGemma().write(folder), Engines.SETTINGS, ProgressListener.NONE).await();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void a_model_that_would_write_anything_writes_the_object_that_was_asked_for() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            var answer =
                    ask(new AnswerOptions(new Sampling(2, 0, 1, 0, 1, 64, seed), 400, List.of()).withGrammar(OBJECT));
            assertThat(answer.stopReason()).isEqualTo(StopReason.END_OF_TURN);
            assertIsTheObject(JsonMapper.builder().build().readTree(answer.text()));
        }
    }

    private static void assertIsTheObject(JsonNode object) {
        assertThat(object.fieldNames()).toIterable()
                .containsExactly("supplier \"or\" payer \\ Zahler", "total", "pages", "date", "paid", "kind");
        check(object, "supplier \"or\" payer \\ Zahler", v ->
                v.isTextual() && v.textValue().codePoints().count() <= 12);
        check(object, "total", JsonNode::isNumber);
        check(object, "pages", JsonNode::isIntegralNumber);
        check(object, "date", v -> v.textValue().matches("\\d{4}-(0[1-9]|1[0-2])-\\d\\d"));
        check(object, "paid", JsonNode::isBoolean);
        check(object, "kind", v -> List.of("invoice", "an \"offer\"").contains(v.textValue()));
    }

    private static void check(JsonNode object, String name, Predicate<JsonNode> fits) {
        var value = object.path(name);
        assertThat(value.isNull() || fits.test(value)).as(name + ": " + value).isTrue();
    }

    @Test
    void how_sure_the_model_was_is_said_of_each_token_as_without_a_grammar() throws Exception {
        var free = ask(new AnswerOptions(Sampling.GREEDY, 1, List.of()));
        var held = ask(GREEDY.withGrammar("root ::= \"" + LocalDate.EPOCH + "\""));
        assertThat(held.text()).isEqualTo("1970-01-01");
        assertThat(held.chances()).hasSameSizeAs(held.tokenIds());
        assertThat(held.chances()).allSatisfy(chance -> assertThat(chance.probability()).isBetween(0.0, 1.0));
        // What the model would rather have said is still among the alternatives.
        assertThat(held.chances().getFirst().alternatives().getFirst().text())
                .isEqualTo(free.chances().getFirst().text());
        assertThat(held.chances().getFirst().probability()).isLessThan(free.chances().getFirst().probability());
    }

    @Test
    void an_answer_that_follows_the_grammar_anyway_is_the_one_without_it() throws Exception {
        var free = ask(new AnswerOptions(Sampling.GREEDY, 12, List.of()));
        var held = ask(new AnswerOptions(Sampling.GREEDY, 12, List.of()).withGrammar("root ::= [^\\x00]*"));
        assertThat(held.tokenIds()).isEqualTo(free.tokenIds());
        assertThat(held.chances()).isEqualTo(free.chances());
    }

    @Test
    void a_grammar_that_cannot_be_read_ends_in_a_sentence_and_the_engine_goes_on() throws Exception {
        for (var bad :
                List.of("root ::= (", "no rule at all", "other ::= \"a\"", "root ::= missing", "root ::= root \"a\"")) {
            assertThatThrownBy(() -> ask(GREEDY.withGrammar(bad)))
                    .as(bad)
                    .asInstanceOf(type(EngineException.class))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_GRAMMAR))
                    .satisfies(e -> assertThat(e.getMessage()).contains("form").endsWith("Nothing was asked."));
        }
        assertThat(ask(GREEDY.withGrammar("root ::= \"yes\"")).text()).isEqualTo("yes");
    }

    private static Answer ask(AnswerOptions options) throws EngineException {
        return engine.ask(CHAT, options, new Recording()).await();
    }
}
