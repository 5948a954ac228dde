package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldsFileTest {

    @TempDir
    Path folder;

    @Test
    void fields_have_a_name_and_perhaps_a_type_and_a_hint() throws Exception {
        var file = Files.writeString(folder.resolve("f.json"), """
                [{"name": "Total", "type": "amount", "hint": "What is the total?"},
                 {"name": " Paid ", "type": "yes-no"},
                 {"name": "Company"}]""");
        assertThat(FieldsFile.read(file)).containsExactly(
                new Field("Total", FieldType.AMOUNT, "What is the total?"),
                new Field("Paid", FieldType.YES_NO, ""),
                new Field("Company", FieldType.TEXT, ""));
        assertThat(FieldsFile.read(file).getLast().question()).isEqualTo("What is the Company?");
    }

    @Test
    void what_is_wrong_with_a_fields_file_is_said_with_an_example_of_a_right_one() throws Exception {
        assertRefused("{}", "It is not a list.");
        assertRefused("[", "It is not JSON.");
        assertRefused("[]", "It names no field.");
        assertRefused("[{\"type\": \"text\"}]", "A field needs a name.");
        assertRefused("[{\"name\": 7}]", "A field's name is no text.");
        assertRefused(
                "[{\"name\": \"A\", \"type\": \"money\"}]",
                "There is no type “money”. Choose text, number, date, amount, yes-no.");
        assertRefused("[{\"name\": \"A\"}, {\"name\": \"A\"}]", "Two fields are called “A”.");
        assertThatThrownBy(() -> FieldsFile.read(folder.resolve("none"))).isInstanceOf(ExtractException.class);
    }

    private void assertRefused(String content, String why) throws Exception {
        var file = Files.writeString(folder.resolve("f.json"), content);
        assertThatThrownBy(() -> FieldsFile.read(file))
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("\"hint\": \"What is the total?\"");
    }
}
