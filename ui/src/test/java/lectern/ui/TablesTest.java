package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import lectern.app.Notice;
import lectern.app.NoticeKeys;
import lectern.app.extract.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making a table in the window. */
class TablesTest extends InstalledWindowTest {

    private static final Path HELD_OUT = Path.of(System.getProperty("lectern.assets"), "demo-model", "held-out");
    private Path documents;

    @Override
    void prepare() {
        try {
            documents = Files.createDirectory(folder.resolve("documents"));
            try (var files = Files.list(HELD_OUT)) {
                for (var file : files.filter(f -> f.toString().endsWith("g")).sorted().skip(1).limit(4).toList()) {
                    Files.copy(file, documents.resolve(file.getFileName()));
                }
            }
            Files.writeString(documents.resolve("broken.png"), "no picture");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void demoIsOpen() {
        untilSays("This is the small demo model.");
    }

    private void fill() {
        dialogs.chosenFolder = Optional.of(documents);
        press(KeyCode.CONTROL, KeyCode.T);
        until("the table is shown", () -> find(".tables") != null);
        clickButton("Choose a folder…");
        robot.interact(() -> {
            ((TextField) find(".field-name")).setText("Date");
            ((TextField) find(".field-hint")).setText("What is the date?");
        });
        click(".start-table");
    }

    private void untilWhole() {
        untilSays("All documents are read.");
    }

    @SuppressWarnings("unchecked")
    private TableView<Row> table() {
        return (TableView<Row>) find(".rows-table");
    }

    private List<Row> rows() {
        return onWindow(() -> List.copyOf(table().getItems()));
    }

    @Test
    void a_folder_becomes_a_table_that_can_be_corrected_and_exported() throws Exception {
        fill();
        untilWhole();
        assertThat(rows()).hasSize(5).extracting(Row::document).isSorted();
        assertThat(rows().getFirst().problem()).isEmpty();
        assertThat(rows()).filteredOn(row -> row.problem().isPresent()).singleElement()
                .satisfies(row -> assertThat(row.document()).isEqualTo("broken.png"));
        var failed = rows().stream().filter(row -> row.problem().isPresent()).findFirst().orElseThrow();
        var problem = Notice.of(failed.problem().orElseThrow());
        assertThat(NoticeKeys.all()).contains(problem.key());
        assertThat(Messages.of(problem, ResourceBundle.getBundle("lectern.ui.messages", Locale.GERMAN)))
                .contains("broken.png")
                .isNotEqualTo(problem.sentence());
        assertThat(onWindow(() -> table().getColumns().getLast().getCellData(failed)))
                .isEqualTo(Messages.of(problem));

        robot.interact(() -> table().edit(0, table().getColumns().get(1)));
        until("it can be edited", () -> find(".value-editor") != null);
        robot.interact(() -> ((TextField) find(".value-editor")).setText("1 May 2026"));
        robot.type(KeyCode.ENTER);
        until("it is changed", () -> table().getItems().getFirst().cells().getFirst().edited());

        dialogs.table = Optional.of(folder.resolve("t.csv"));
        clickButton("Export…");
        untilSays("t.csv was written.");
        assertThat(folder.resolve("t.csv")).content().contains("1 May 2026").contains("broken.png");
    }

    @Test
    void a_value_can_be_corrected_while_the_table_fills() throws Exception {
        fill();
        until("a row is there", () -> find(".rows-table") != null && !table().getItems().isEmpty());
        robot.interact(() -> table().edit(0, table().getColumns().get(1)));
        until("it can be edited", () -> find(".value-editor") != null);
        robot.interact(() -> ((TextField) find(".value-editor")).setText("1 May 2026"));
        untilWhole();
        robot.type(KeyCode.ENTER);
        until("it is changed", () -> table().getItems().getFirst().cells().getFirst().edited());
        assertThat(rows().getFirst().cells().getFirst().value()).isEqualTo("1 May 2026");
    }

    @Test
    void a_table_is_there_again_after_a_restart_and_can_be_gone_on_with() {
        fill();
        untilWhole();
        var before = rows();
        reopen();
        press(KeyCode.CONTROL, KeyCode.T);
        until("the rows are there", () -> find(".rows-table") != null && table().getItems().size() == before.size());
        untilSays("This is the small demo model.");
        clickButton("Go on");
        untilWhole();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_table_can_be_paused_and_gone_on_with() {
        fill();
        clickButton("Pause");
        until("it stands still", () -> says("Paused at") || says("All documents are read."));
        if (says("Paused at")) {
            clickButton("Go on");
        }
        untilWhole();
        assertThat(rows()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void wiping_everything_leaves_no_table() {
        fill();
        untilWhole();
        press(KeyCode.ESCAPE);
        press(KeyCode.CONTROL, KeyCode.COMMA);
        until("the settings are shown", () -> find(".wipe") != null);
        robot.interact(() -> ((Button) find(".wipe")).fire());
        untilSays("Really wipe everything?");
        robot.interact(() -> ((Button) find(".wipe")).fire());
        untilSays("Everything was removed.");
        assertThat(folder.resolve("library/tables")).isEmptyDirectory();
        press(KeyCode.CONTROL, KeyCode.T);
        untilSays("Nothing is chosen yet.");
        assertThat(sees(".rows-table")).isFalse();
    }

    @Test
    void what_is_missing_for_a_table_is_said() {
        press(KeyCode.CONTROL, KeyCode.T);
        click(".start-table");
        untilSays("Choose documents or a folder first.");
        press(KeyCode.ESCAPE);
        until("the conversation is back", () -> find(".composer") != null && find(".tables") == null);
    }
}
