package lectern.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void pictures() throws IOException {
        Files.writeString(folder.resolve("a.png"), "not looked into");
        Files.writeString(folder.resolve("b.png"), "not looked into");
    }

    private List<LabelledQuestion> read(String lines) throws Exception {
        Files.writeString(folder.resolve(LabelledFolder.QUESTIONS), lines);
        return LabelledFolder.read(folder);
    }

    @Test
    void a_line_is_a_question_about_one_picture_or_several_in_order() throws Exception {
        assertThat(read("""
                {"image": "a.png", "question": "Who?", "answers": ["Ann", "Ann B"], "kind": "field", "more": 1}

                {"images": ["b.png", "a.png"], "question": "Which?", "answers": ["First"]}
                """)).containsExactly(
                new LabelledQuestion(
                        List.of(folder.resolve("a.png")), "Who?", List.of("Ann", "Ann B"), Optional.of("field")),
                new LabelledQuestion(
                        List.of(folder.resolve("b.png"), folder.resolve("a.png")), "Which?", List.of("First"),
                        Optional.empty()));
    }

    @Test
    void what_is_wrong_is_said_with_its_line() {
        assertThatThrownBy(() -> read("{\"image\": \"a.png\", \"question\": \"Who?\", \"answers\": [\"Ann\"]}\n{oh"))
                .isInstanceOf(LabelledFolderException.class)
                .hasMessageContaining("Line 2", "not JSON");
        assertThatThrownBy(() -> read("{\"image\": \"c.png\", \"question\": \"Who?\", \"answers\": [\"Ann\"]}"))
                .hasMessageContaining("no picture c.png");
        assertThatThrownBy(() -> read("{\"image\": \"a.png\", \"question\": \"Who?\"}"))
                .hasMessageContaining("question and answers");
        assertThatThrownBy(() -> read("{\"question\": \"Who?\", \"answers\": [\"Ann\"]}"))
                .hasMessageContaining("names no picture");
        assertThatThrownBy(() -> read("\n")).hasMessageContaining("no questions");
        assertThatThrownBy(() -> LabelledFolder.read(folder.resolve("nowhere")))
                .hasMessageContaining("no readable questions.jsonl");
    }
}
