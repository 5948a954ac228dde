package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lectern.engine.AnswerOptions;
import lectern.engine.Sampling;
import org.junit.jupiter.api.Test;

class StoredJsonTest {

    private static final AnswerOptions OPTIONS = new AnswerOptions(Sampling.GEMMA, 20, List.of("x"));

    @Test
    void how_an_answer_was_sampled_comes_back_as_it_was_kept() {
        assertThat(StoredJson.options(StoredJson.write(OPTIONS))).contains(OPTIONS);
        var held = OPTIONS.withGrammar("root ::= [0-9]+");
        assertThat(StoredJson.options(StoredJson.write(held))).contains(held);
    }

    @Test
    void what_was_kept_before_there_were_grammars_can_be_read() {
        assertThat(StoredJson.write(OPTIONS)).doesNotContain("grammar");
        assertThat(StoredJson.options("{\"sampling\":{\"temperature\":1.0,\"topK\":64,\"topP\":0.95,\"minP\":0.0,"
                        + "\"repeatPenalty\":1.0,\"repeatLastN\":64,\"seed\":-1},\"maxTokens\":20,\"stops\":[\"x\"]}"))
                .contains(OPTIONS);
    }
}
