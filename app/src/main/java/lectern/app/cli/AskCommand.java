package lectern.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.app.MemoryNotice;
import lectern.app.Notice;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.document.PictureException;
import lectern.engine.pages.Documents;
import lectern.engine.process.CheckedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one question, or the last of a conversation, and prints the answer while it is written. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answers a question about pictures and documents. The answer goes to standard output, all else to"
                + " standard error.")
final class AskCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE… QUESTION",
            description = "Pictures, PDFs, texts, Word or OpenDocument files; then the question.")
    private List<String> arguments = List.of();

    @Option(
            names = "--conversation",
            paramLabel = "JSON",
            description = "Messages in the chat-completions form, instead.")
    private Path conversation;

    @Option(names = "--system", paramLabel = "TEXT", description = "Instructions for the model.")
    private String system;

    @Option(names = "--json", description = "Print one JSON object instead of the text.")
    private boolean json;

    @Option(names = "--dry-run", description = "Print the prompt, its tokens and the pictures; do not run the model.")
    private boolean dryRun;

    @Mixin
    private DataOptions data;

    @Mixin
    private ModelOptions model;

    @Mixin
    private SamplingOptions sampling;

    @Mixin
    private PanScanOptions panScan;

    @Mixin
    private DocumentOptions pages;

    @Mixin
    private EngineOptions engines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException, PictureException, EngineException {
        var paths = data.open();
        var files = model.files(paths);
        try (var documents = new Documents(); var engine = engines.start(paths)) {
            return dryRun ? preview(engine, files, documents) : ask(engine, files, documents);
        }
    }

    private int preview(Engine engine, ModelFiles files, Documents documents)
            throws InputException, PictureException, EngineException {
        var question = asked(documents)
                .fit(CheckedModel.visionOrGemmas(files.projector()), contextSize(files), err()::println);
        var preview = engine.preview(files, question.chat()).await();
        out().println(json ? Json.print(Reports.preview(preview, question.pictures())) : preview.prompt());
        return ExitCode.OK;
    }

    private int ask(Engine engine, ModelFiles files, Documents documents)
            throws InputException, PictureException, EngineException {
        var options = sampling.options();
        var progress = new ProgressLine(err());
        // The engine starts while the pictures are read.
        var opening = stoppable(engine.open(files, model.settings(), progress));
        var asked = asked(documents);
        var info = opening.await();
        info.notice().ifPresent(err()::println);
        MemoryNotice.of(info).map(Notice::sentence).ifPresent(err()::println);
        var vision = CheckedModel.visionOrGemmas(files.projector());
        for (int room = info.contextSize(); ; room = room * 3 / 5) {
            var question = asked.fit(vision, room, err()::println);
            try {
                var answer = stoppable(engine.ask(question.chat(), options, new Printer(progress))).await();
                report(info, answer, question);
                return ExitCode.OK;
            } catch (EngineException e) {
                // Words are only estimated: a page less may fit.
                if (e.reason() != Reason.CONTEXT_TOO_SMALL || !asked.canShrink() || room < info.contextSize() / 8) {
                    throw e;
                }
            }
        }
    }

    private Asked asked(Documents documents) throws InputException, PictureException {
        if (conversation != null) {
            if (!arguments.isEmpty()) {
                throw new InputException(
                        ExitCode.USAGE,
                        "A whole conversation leaves no room for another question: give either --conversation or FILE…"
                                + " QUESTION.");
            }
            return new Asked.Conversation(ConversationFile.load(conversation, panScan.mode()));
        }
        if (arguments.isEmpty()) {
            throw new InputException(ExitCode.USAGE, "There is no question. Usage: lectern ask [FILE…] \"QUESTION\"");
        }
        var text = arguments.getLast();
        if (Files.exists(Path.of(text)) && looksLikeFile(text)) {
            throw new InputException(
                    ExitCode.USAGE,
                    "There is no question about " + text + ". Put it last, in quotes: lectern ask " + text
                            + " \"What is this?\"");
        }
        var files = arguments.subList(0, arguments.size() - 1).stream().map(Path::of).toList();
        return new Asked.Question(
                files, pages.open(documents, files, panScan.mode()), text, Optional.ofNullable(system), pages.named());
    }

    /** As it would be when the model is opened. */
    private int contextSize(ModelFiles files) throws InputException, EngineException {
        int set = model.settings().contextSize();
        return set > 0 ? set : Math.min(EngineSettings.DEFAULT_CONTEXT, CheckedModel.trainedContext(files.model()));
    }

    /** A question may be the name of a file by chance; with an ending, it hardly is. */
    private static boolean looksLikeFile(String text) {
        return text.matches(".*\\.\\w{2,5}") && !text.endsWith("?");
    }

    private void report(ModelInfo info, Answer answer, ConversationFile.Loaded question) {
        if (json) {
            out().println(Json.print(Reports.answer(
                    info, answer, question.pictures(), question.asked().evidence(answer.text()))));
        } else {
            out().println();
        }
        err().println(Reports.summary(answer));
    }

    /** Ctrl+C stops the answer, which then ends properly: with what was written. */
    private static <T> EngineTask<T> stoppable(EngineTask<T> task) {
        Runtime.getRuntime().addShutdownHook(new Thread(task::cancel));
        return task;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private final class Printer implements AnswerListener {
        private final ProgressLine progress;

        Printer(ProgressLine progress) {
            this.progress = progress;
        }

        @Override
        public void onProgress(Stage stage, double fraction) {
            progress.onProgress(stage, fraction);
        }

        @Override
        public void onProgress(Stage stage, double fraction, double secondsLeft) {
            progress.onProgress(stage, fraction, secondsLeft);
        }

        @Override
        public void onText(String piece) {
            progress.clear();
            if (!json) {
                out().print(piece);
                out().flush();
            }
        }
    }
}
