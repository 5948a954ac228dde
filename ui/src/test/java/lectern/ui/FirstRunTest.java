package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.MenuButton;
import lectern.app.AppPaths;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.assets.DemoModel;
import lectern.engine.Chat;
import lectern.engine.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What somebody sees who has just installed Lectern: a demo model that says it is one, and a document to try it with.
 */
class FirstRunTest extends WindowTest {

    @Override
    Optional<ModelFiles> firstModel() {
        return Optional.empty();
    }

    @Override
    Callable<Lectern> opener() {
        return () -> Lectern.start(
                AppPaths.under(folder.resolve("library")), engine(), Optional.of(new Demo(new DemoModel(demo()))));
    }

    /** A demo model with two samples. */
    private Path demo() throws IOException {
        var demo = folder.resolve("demo-model");
        var samples = Files.createDirectories(demo.resolve("samples"));
        Files.write(samples.resolve("bill.png"), Pictures.png(300, 320));
        Files.write(samples.resolve("form.png"), Pictures.png(300, 340));
        Files.writeString(samples.resolve("questions.jsonl"), """
                {"image": "bill.png", "question": "What is the total?", "answers": ["9.50"]}
                {"image": "bill.png", "question": "Who is it from?", "answers": ["Ann"]}
                {"image": "bill.png", "question": "When is it due?", "answers": ["May"]}
                {"image": "bill.png", "question": "What is the number?", "answers": ["7"]}
                {"image": "form.png", "question": "What is the name?", "answers": ["Bob"]}
                """);
        return demo;
    }

    @BeforeEach
    void ready() {
        awaitReady();
    }

    private String chip() {
        return onWindow(() -> ((MenuButton) find(".model-chip")).getText());
    }

    @Test
    void the_demo_model_is_open_and_a_sample_is_offered_with_three_questions() {
        until("the demo model is open", () -> chip().equals("Demo model"));
        assertThat(engine.opened())
                .extracting(f -> f.model().getFileName().toString())
                .containsExactly("lectern-demo.gguf");
        untilSays("Or try it with a sample:");
        assertThat(says("What is the total?")).isTrue();
        assertThat(says("When is it due?")).isTrue();
        assertThat(says("What is the number?")).isFalse();
    }

    @Test
    void a_click_on_a_question_asks_it_about_the_sample() {
        clickButton("Who is it from?");
        untilTexts("Who is it from?", "Answer 1.");
        assertThat(engine.asked().getLast().turns().getFirst().parts().getFirst()).isInstanceOf(Chat.Picture.class);
    }

    @Test
    void another_sample_is_a_click_away() {
        clickButton("Another sample");
        untilSays("What is the name?");
        clickButton("Another sample");
        untilSays("What is the total?");
    }

    @Test
    void the_window_says_plainly_that_this_is_a_demo_and_offers_a_real_model() {
        untilSays("This is the small demo model.");
        drop(picture("holiday.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        ask("Who is in the photo?");
        untilTexts("Who is in the photo?", "Answer 1.");
        assertThat(says("This is the small demo model.")).isTrue();

        dialogs.model = Optional.of(model("gemma-3-4b-it").model());
        clickButton("Open a real model…");
        untilSays("Found beside the model.");
        clickButton("Open");
        until("the real model is open", () -> chip().equals("gemma-3-4b-it"));
        until("nothing speaks of a demo", () -> !says("This is the small demo model."));
    }

    @Test
    void the_model_that_was_opened_last_comes_before_the_demo_model_after_a_restart() {
        until("the demo model is open", () -> chip().equals("Demo model"));
        dialogs.model = Optional.of(model("gemma-3-4b-it").model());
        clickButton("Open a real model…");
        untilSays("Found beside the model.");
        clickButton("Open");
        until("the real model is open", () -> chip().equals("gemma-3-4b-it"));
        reopen();
        until("the real model is open again", () -> chip().equals("gemma-3-4b-it"));
        assertThat(onWindow(() -> ((MenuButton) find(".model-chip"))
                        .getItems().stream().map(i -> i.getText()).toList()))
                .contains("gemma-3-4b-it", "Demo model");
    }
}
