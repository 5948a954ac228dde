package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import lectern.app.Script;
import lectern.engine.TokenChance;
import lectern.engine.document.PanScanMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading again, closely, and what is different then. */
class ReadingsTest extends PageWindowTest {

    @BeforeEach
    void an_unsure_answer() {
        engine.willAnswer(Script.of("It is 4,812,800 in all.").sure(
                new TokenChance("It is ", 0.99, List.of()),
                new TokenChance("4,812,800", 0.4, List.of()),
                new TokenChance(" in all.", 0.99, List.of())));
        drop(picture("colours.png"));
        until("it is attached", () -> find(".composer .thumbnail-button") != null);
        ask("What is the total?");
        untilTexts("What is the total?", "It is 4,812,800 in all.");
    }

    @Test
    void an_unsure_answer_is_read_again_in_finer_crops_and_the_difference_is_shown() {
        engine.willAnswer(Script.of("It is **4,812,300** in all."));
        click(".read-closely");
        untilTexts("What is the total?", "It is 4,812,300 in all.");
        assertThat(engine.asked().getLast().pictures()).extracting("panScan").containsExactly(PanScanMode.FINE);
        untilSays("one place differs from the first reading: 4,812,800 → 4,812,300");
        until("it is marked", () -> all(".text-spot").stream().map(Node::getAccessibleText)
                .anyMatch("4,812,300. The first reading said: 4,812,800"::equals));
        assertThat(sees(".read-closely")).isFalse();
        // The first reading is kept beside it, also after a restart.
        reopen();
        untilSays("one place differs from the first reading: 4,812,800 → 4,812,300");
        click(".turn-before");
        untilTexts("What is the total?", "It is 4,812,800 in all.");
        assertThat(sees(".compared")).isFalse();
    }

    @Test
    void when_both_readings_say_the_same_that_is_said() {
        engine.willAnswer(Script.of("It is 4,812,800 in all."));
        click(".read-closely");
        untilSays("both readings say the same");
    }

    @Test
    void only_the_closer_reading_is_asked_in_finer_crops() {
        click(".read-closely");
        untilTexts("What is the total?", "Answer 2.");
        until("it has ended", () -> find(".copy") != null);
        click(".again");
        untilTexts("What is the total?", "Answer 3.");
        assertThat(engine.asked().getLast().pictures()).extracting("panScan").containsExactly(PanScanMode.AUTO);
    }
}
