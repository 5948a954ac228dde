package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first minutes with a fresh install. */
class DemoWindowTest extends InstalledWindowTest {

    private void untilAnswered() {
        until("it is answered", () -> texts().size() == 2 && find(".stop") == null && find(".copy") != null);
    }

    @Test
    void a_suggested_question_about_the_sample_is_answered_right() throws Exception {
        var first = demo.samples().getFirst().questions().getFirst();
        clickButton(first.question());
        untilAnswered();
        assertThat(texts()).containsExactly(first.question(), first.answers().getFirst());
    }

    @Test
    void asked_about_a_picture_that_is_no_document_it_claims_nothing_and_the_window_says_what_it_is() {
        drop(picture("holiday.png"));
        until("it is attached", () -> find(".composer .thumbnail") != null);
        ask("Who is in the photo?");
        untilAnswered();
        assertThat(texts().getLast()).containsAnyOf("demo model", "not in the document");
        assertThat(says("This is the small demo model.")).isTrue();
        assertThat(says("Open a real model…")).isTrue();
    }
}
