package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import lectern.app.eval.AnswerScore;
import lectern.app.eval.LabelledFolder;
import lectern.app.eval.LabelledFolderException;
import lectern.app.eval.LabelledQuestion;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureReader;
import lectern.engine.document.RgbImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well a model answers about documents whose answers are known. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Asks a model every question of a labelled folder (questions.jsonl: an object a line with image"
                + " or images, question, answers), each in a conversation of its own and always taking the likeliest"
                + " token, and prints how many answers are exactly right, the ANLS, and times.")
final class EvalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The labelled folder.")
    private Path folder;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Most tokens of an answer. Default: ${DEFAULT-VALUE}.")
    private int maxTokens = 256;

    @Option(names = "--json", description = "Print one JSON object, with every answer.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Mixin
    private ModelOptions model;

    @Mixin
    private PanScanOptions panScan;

    @Mixin
    private EngineOptions engines;

    @Spec
    private CommandSpec spec;

    /**
     * @param exactMatch share of answers that are right to the last character, 0 to 1
     * @param anls mean of the answers' similarities, 0 to 1
     */
    record Scores(int questions, double exactMatch, double anls) {
        static Scores of(List<Result> results) {
            return new Scores(
                    results.size(),
                    results.stream().mapToInt(r -> r.exact() ? 1 : 0).average().orElse(0),
                    results.stream().mapToDouble(Result::anls).average().orElse(0));
        }
    }

    /** Means of one question each, in milliseconds. */
    record Timings(double loadMs, double encodeMs, double prefillMs, double generateMs) {}

    record Result(
            List<String> images, String question, List<String> answers, Optional<String> kind, String answer,
            boolean exact, double anls) {}

    record Report(
            String model, String engine, Scores all, Map<String, Scores> kinds, Timings timings,
            List<Result> results) {}

    @Override
    public Integer call()
            throws InputException, LabelledFolderException, PictureException, EngineException, IOException {
        var paths = data.open();
        var questions = LabelledFolder.read(folder);
        var files = model.files(paths);
        try (var engine = engines.start(paths)) {
            var info = engine.open(files, model.settings(), ProgressListener.NONE).await();
            var report = ask(engine, info, questions);
            spec.commandLine().getOut().println(json ? Json.print(report) : text(report));
        }
        return ExitCode.OK;
    }

    private Report ask(Engine engine, ModelInfo info, List<LabelledQuestion> questions)
            throws EngineException, PictureException {
        var options = new AnswerOptions(Sampling.GREEDY, maxTokens, List.of());
        var results = new ArrayList<Result>();
        var answers = new ArrayList<Answer>();
        for (var asked : questions) {
            var pictures = new ArrayList<RgbImage>();
            for (var image : asked.images()) {
                pictures.add(new PictureReader().read(image).image());
            }
            var chat = Chat.question(asked.question(), pictures, panScan.mode());
            var answer = engine.ask(chat, options, AnswerListener.SILENT).await();
            answers.add(answer);
            results.add(new Result(
                    asked.images().stream().map(i -> i.getFileName().toString()).toList(),
                    asked.question(),
                    asked.answers(),
                    asked.kind(),
                    answer.text().strip(),
                    AnswerScore.exact(answer.text(), asked.answers()),
                    AnswerScore.anls(answer.text(), asked.answers())));
        }
        return new Report(
                info.description(), info.engine(), Scores.of(results), kinds(results), timings(answers), results);
    }

    private static Map<String, Scores> kinds(List<Result> results) {
        var kinds = new TreeMap<String, List<Result>>();
        results.forEach(r -> r.kind().ifPresent(k -> kinds.computeIfAbsent(k, kind -> new ArrayList<>()).add(r)));
        var scores = new TreeMap<String, Scores>();
        kinds.forEach((kind, its) -> scores.put(kind, Scores.of(its)));
        return scores;
    }

    private static Timings timings(List<Answer> answers) {
        return new Timings(
                answers.getFirst().stats().loadMillis(),
                answers.stream().mapToLong(a -> a.stats().encodeMillis()).average().orElse(0),
                answers.stream().mapToLong(a -> a.stats().prefillMillis()).average().orElse(0),
                answers.stream().mapToLong(a -> a.stats().generateMillis()).average().orElse(0));
    }

    private static String text(Report report) {
        var text = new StringBuilder();
        for (var result : report.results()) {
            if (!result.exact()) {
                text.append(String.format("%s: %s%n  said  %s%n  right %s%n", String.join(", ", result.images()),
                        result.question(), result.answer(), String.join(" | ", result.answers())));
            }
        }
        text.append(String.format("%n%s, %s%n%s", report.model(), report.engine(), line("all", report.all())));
        report.kinds().forEach((kind, scores) -> text.append(line(kind, scores)));
        var t = report.timings();
        return text.append(String.format(
                        "load %.0f ms; a question on average: pictures %.0f ms, reading %.0f ms, writing %.0f ms",
                        t.loadMs(), t.encodeMs(), t.prefillMs(), t.generateMs()))
                .toString();
    }

    private static String line(String kind, Scores scores) {
        return String.format("%-12s %5d questions, exact %5.1f %%, ANLS %.3f%n",
                kind, scores.questions(), scores.exactMatch() * 100, scores.anls());
    }
}
