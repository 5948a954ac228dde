package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.app.Demo;
import lectern.app.eval.AnswerScore;
import lectern.app.eval.LabelledFolder;
import lectern.app.eval.LabelledQuestion;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineChoice;
import lectern.engine.EngineException;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureReader;
import lectern.engine.pages.Documents;
import lectern.engine.process.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of any labelled folder, with the demo model: its questions are the fields. {@code mvn verify
 * -Dlectern.test.tables=FOLDER}.
 */
@EnabledIfSystemProperty(named = "lectern.test.tables", matches = ".+")
class LabelledTablesTest {

    private static final int MOST_FIELDS = 12;

    @TempDir
    Path folder;

    @Test
    void the_fields_of_a_table_are_as_right_as_when_they_are_asked_one_by_one() throws Exception {
        var demo = Demo.installed().orElseThrow();
        var questions = LabelledFolder.read(Path.of(System.getProperty("lectern.test.tables"))).stream()
                .filter(q -> q.images().size() == 1)
                .toList();
        var fields = mostAsked(questions).stream().map(q -> new Field(q, FieldType.TEXT, q)).toList();
        var asked = questions.stream()
                .filter(q -> fields.stream().anyMatch(f -> f.hint().equals(q.question())))
                .toList();
        var sources = questions.stream()
                .map(q -> q.images().getFirst())
                .distinct()
                .map(image -> new Source(image.getFileName().toString(), image))
                .toList();
        try (var engine = ProcessEngine.start(
                        EngineChoice.LLAMA_CPP, Path.of(System.getProperty("lectern.natives")), Optional.empty(),
                        Optional.of(folder.resolve("cache")));
                var documents = new Documents();
                var table = TableFile.open(
                        folder.resolve("t"), new Plan(fields, false, true, false, PanScanMode.AUTO, true, "demo"))) {
            var info = engine.open(demo.files(), EngineSettings.DEFAULT, ProgressListener.NONE).await();
            var model = new Questions() {
                @Override
                public ModelInfo model() {
                    return info;
                }

                @Override
                public Answer ask(Chat chat, AnswerOptions options) throws EngineException {
                    return engine.ask(chat, options, AnswerListener.SILENT).await();
                }
            };
            assertThat(new Extraction(table, sources, documents, "", model).run(new Silence())).isTrue();
            var rows = new HashMap<String, Row>();
            table.rows().forEach(row -> rows.put(row.document(), row));
            int right = 0;
            int rightAlone = 0;
            for (var question : asked) {
                var chat = Chat.question(
                        question.question(), List.of(new PictureReader().read(question.images().getFirst()).image()),
                        PanScanMode.AUTO);
                var alone = model.ask(chat, new AnswerOptions(Sampling.GREEDY, 160, List.of())).text().strip();
                var cell = rows.get(question.images().getFirst().getFileName().toString())
                        .cells()
                        .get(fields.indexOf(new Field(question.question(), FieldType.TEXT, question.question())));
                var said = cell.value().isEmpty() ? DocumentReading.ABSENT : cell.value();
                assertThat(said).as(question.toString()).isEqualTo(alone);
                right += AnswerScore.exact(said, question.answers()) ? 1 : 0;
                rightAlone += AnswerScore.exact(alone, question.answers()) ? 1 : 0;
            }
            System.err.printf(
                    "%d documents, %d fields; of %d labelled values %d are exactly right in the table, %d when"
                            + " asked one by one%n",
                    sources.size(), fields.size(), asked.size(), right, rightAlone);
            assertThat(right).isEqualTo(rightAlone);
            assertThat(rows).hasSameSizeAs(sources);
        }
    }

    private static List<String> mostAsked(List<LabelledQuestion> questions) {
        return questions.stream()
                .collect(Collectors.groupingBy(LabelledQuestion::question, Collectors.counting()))
                .entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(MOST_FIELDS)
                .map(e -> e.getKey())
                .toList();
    }

    private static final class Silence implements Extraction.Listener {
        @Override
        public void onRow(Row row) {}

        @Override
        public void onProgress(int done, int all) {}
    }
}
