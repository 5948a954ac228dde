package lectern.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.app.Demo;
import lectern.app.extract.ExtractException;
import lectern.app.extract.Extraction;
import lectern.app.extract.FieldsFile;
import lectern.app.extract.Plan;
import lectern.app.extract.Row;
import lectern.app.extract.Sources;
import lectern.app.extract.TableFile;
import lectern.app.extract.TableWriter;
import lectern.engine.EngineException;
import lectern.engine.ModelFiles;
import lectern.engine.pages.Documents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a table of what the documents of a folder say. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Reads the same fields from every document of a folder into a table. Every row is kept as soon"
                + " as it is read, in a file beside the table: after Ctrl+C or a crash, the same command goes on"
                + " where it was.")
final class ExtractCommand implements Callable<Integer> {

    private static final String JOURNAL = ".lectern-extract";

    @Parameters(paramLabel = "FOLDER", description = "The documents: pictures, PDFs, texts; also in folders below.")
    private Path folder;

    @Option(
            names = "--fields",
            required = true,
            paramLabel = "JSON",
            description = "What to read: a list of objects with name, type (text, number, date, amount or yes-no) and"
                    + " hint.")
    private Path fields;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table: .csv or .xlsx.")
    private Path out;

    @Option(names = "--pages", description = "A row for each page, instead of each document.")
    private boolean eachPage;

    @Option(
            names = "--one-by-one",
            description = "Ask for each field by itself: the hint is the question, the answer the value. Always so"
                    + " with the demo model, which does not follow instructions.")
    private boolean oneByOne;

    @Option(names = "--restart", description = "Forget what an earlier run has read for this table.")
    private boolean restart;

    @Option(names = "--password", paramLabel = "TEXT", description = "Opens encrypted PDFs.")
    private String password = "";

    @Option(names = "--no-text-layer", description = "Do not send the words that a PDF has besides its looks.")
    private boolean noTextLayer;

    @Option(
            names = "--json",
            description = "Print every row as a JSON object on a line of its own, as soon as it is there.")
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

    @Override
    public Integer call() throws InputException, ExtractException, EngineException, IOException {
        if (!TableWriter.isXlsx(out) && !out.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            throw new InputException(ExitCode.USAGE, "A table is a .csv or an .xlsx file; " + out + " is neither.");
        }
        var paths = data.open();
        var files = model.files(paths);
        var plan = plan(files);
        var journal = out.resolveSibling(out.getFileName() + JOURNAL);
        var sources =
                Sources.in(folder, Set.of(out, fields, journal, beside(journal, "-wal"), beside(journal, "-shm")));
        if (restart) {
            for (var ending : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(beside(journal, ending));
            }
        }
        Files.createDirectories(journal.toAbsolutePath().getParent());
        try (var table = TableFile.open(journal, plan);
                var documents = new Documents();
                var engine = engines.start(paths)) {
            var progress = new ProgressLine(spec.commandLine().getErr());
            var opened = new OpenedModel(engine, files, model.settings(), progress);
            var extraction = new Extraction(table, sources, documents, password, opened);
            var ended = new CountDownLatch(1);
            var hook = pauseAtEnd(extraction, opened, ended);
            try {
                boolean whole = extraction.run(new Printer(progress));
                progress.clear();
                return whole ? finish(table) : paused(table, sources.size());
            } finally {
                table.close();
                ended.countDown();
                forget(hook);
            }
        }
    }

    private Plan plan(ModelFiles files) throws ExtractException {
        boolean demo = Demo.installed().filter(d -> d.is(files)).isPresent();
        return new Plan(
                FieldsFile.read(fields), eachPage, oneByOne || demo, !demo, panScan.mode(), !noTextLayer,
                String.valueOf(files.model().getFileName()));
    }

    private static Path beside(Path journal, String ending) {
        return journal.resolveSibling(journal.getFileName() + ending);
    }

    private int finish(TableFile file) throws IOException {
        var table = file.table();
        TableWriter.write(table, out);
        // Only now: a kill before this ends in the same table again.
        file.remove();
        long failed = table.rows().stream().filter(row -> row.problem().isPresent()).count();
        err().println(table.rows().size() + " rows are in " + out + "."
                + (failed == 0 ? "" : " " + failed + " of them could not be read; the column “problem” says why."));
        return ExitCode.OK;
    }

    private int paused(TableFile file, int all) {
        long documents = file.table().rows().stream().map(Row::document).distinct().count();
        err().println("Paused at document " + documents + " of " + all
                + ". What was read is kept: the same command goes on.");
        return ExitCode.FAILED;
    }

    /** Ctrl+C stops the question that is being asked; the program ends when this command has said where it stands. */
    private static Thread pauseAtEnd(Extraction extraction, OpenedModel model, CountDownLatch ended) {
        var hook = new Thread(() -> {
            extraction.stop();
            model.stop();
            try {
                ended.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private final class Printer implements Extraction.Listener {
        private final ProgressLine progress;

        Printer(ProgressLine progress) {
            this.progress = progress;
        }

        @Override
        public void onRow(Row row) {
            if (json) {
                progress.clear();
                spec.commandLine().getOut().println(Json.line(row));
            }
            row.problem().ifPresent(problem -> {
                progress.clear();
                err().println(problem.sentence());
            });
        }

        @Override
        public void onProgress(int done, int all) {
            progress.show("Reading document " + Math.min(done + 1, all) + " of " + all);
        }
    }
}
