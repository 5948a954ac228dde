package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import lectern.app.AppPaths;
import lectern.app.cli.ReuseReport.Line;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.cache.Kept;
import lectern.engine.document.Box;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PngWriter;
import lectern.engine.document.RgbImage;
import lectern.engine.process.CheckedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much of the first question about a page the second one costs, and one after a restart or after reading ahead. */
@Command(
        name = "reuse",
        mixinStandardHelpOptions = true,
        description = "Asks about a page, again, and again in a new process: how long until the first word.")
final class BenchReuseCommand implements Callable<Integer> {

    private static final List<String> QUESTIONS =
            List.of("What is on this page?", "How much is it altogether?", "Who wrote it, and when?");

    /** As llama-server is asked: a token may have nothing to show. */
    private static final AnswerOptions ONE_TOKEN = new AnswerOptions(Sampling.GREEDY, 1, List.of());

    /** How long a large model may take to be hashed before what was read of it is kept. */
    private static final int MOST_SECONDS_TO_KEEP = 300;

    @Mixin
    private ModelOptions models;

    @Option(
            names = "--pan-scan", paramLabel = "MODE",
            description = "In how many views the page is shown: off, on or fine. Default: on, three views.")
    private PanScanMode mode = PanScanMode.ON;

    @Option(
            names = "--rounds", paramLabel = "N",
            description = "Do all of it so many times, each in a process of its own, and take the medians. Default: 1.")
    private int rounds = 1;

    @Option(
            names = "--pause", paramLabel = "SECONDS",
            description = "How long a person takes to type a question, before each of them. Default: 2.")
    private double pause = 2;

    @Option(names = "--once", hidden = true, description = "One round, and its lines as JSON.")
    private boolean once;

    @Option(names = "--kept", hidden = true, description = "Asks the last question alone, with what this folder holds.")
    private Path kept;

    @Option(
            names = "--llama-server",
            paramLabel = "FILE",
            description = "llama.cpp's own server, to measure beside; needs curl.")
    private Path peer;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException, EngineException, IOException {
        var files = models.files(data.open());
        var projector = files.projector().orElseThrow(() -> new InputException(ExitCode.BAD_MODEL,
                "Only a model that sees pictures has something to keep of them. Name its projector with --mmproj."));
        if (kept != null) {
            spec.commandLine().getOut().println(Json.line(again(files, kept)));
            return ExitCode.OK;
        }
        int side = CheckedModel.vision(projector).imageSize();
        if (once) {
            spec.commandLine().getOut().println(Json.line(round(files, side)));
            return ExitCode.OK;
        }
        if (rounds < 1) {
            throw new InputException(ExitCode.USAGE, "There has to be one round at least. Use --rounds 1 or more.");
        }
        var all = new ArrayList<List<Line>>();
        for (int round = 1; round <= rounds; round++) {
            if (rounds > 1) {
                say("Round " + round + " of " + rounds);
            }
            all.add(rounds > 1 ? apart(files, side) : round(files, side));
        }
        var report = ReuseReport.of(files, all);
        spec.commandLine().getOut().println(json ? Json.print(report) : report.text());
        return ExitCode.OK;
    }

    /** A round in a process of its own, where the system says how this one was started: no other has warmed it up. */
    private List<Line> apart(ModelFiles files, int side) throws InputException, EngineException, IOException {
        var same = SameCommand.find("bench", "reuse");
        return same.isEmpty() ? round(files, side) : Arrays.asList(printed(same.get(), Line[].class, "--once"));
    }

    private static <T> T printed(SameCommand same, Class<T> type, String... options)
            throws IOException, EngineException {
        return Json.MAPPER.readValue(
                same.run(options).orElseThrow(() -> new EngineException(
                        EngineException.Reason.INTERNAL, "A process that was started to measure failed.")),
                type);
    }

    /** With nothing kept from before. */
    private List<Line> round(ModelFiles files, int side) throws InputException, EngineException, IOException {
        var folder = Files.createTempDirectory("lectern-bench");
        try {
            var lines = new ArrayList<Line>();
            var paths = AppPaths.under(folder);
            var page = page();
            try (var engine = engines.start(paths)) {
                open(engine, files, side);
                lines.add(ask(engine, "first", QUESTIONS.get(0), page));
                lines.add(ask(engine, "second", QUESTIONS.get(1), page));
                untilKept(paths);
            }
            lines.add(restarted(files, folder));
            lines.add(readAhead(files, side));
            return peer == null ? lines : withPeer(lines, files, folder);
        } finally {
            Folders.delete(folder);
        }
    }

    /** In a process of its own, where the system says how this one was started. */
    private Line restarted(ModelFiles files, Path folder) throws InputException, EngineException, IOException {
        var same = SameCommand.find("bench", "reuse");
        return same.isEmpty()
                ? again(files, folder)
                : printed(same.get(), Line.class, "--kept", folder.toString());
    }

    private Line again(ModelFiles files, Path folder) throws InputException, EngineException {
        var page = page();
        try (var engine = engines.start(AppPaths.under(folder))) {
            engine.open(files, models.settings(), ProgressListener.NONE).await();
            return ask(engine, "after a restart", QUESTIONS.get(2), page);
        }
    }

    /** The first question, about a page that was read while it was typed. */
    private Line readAhead(ModelFiles files, int side) throws InputException, EngineException, IOException {
        var folder = Files.createTempDirectory("lectern-bench");
        try (var engine = engines.start(AppPaths.under(folder))) {
            open(engine, files, side);
            var page = page();
            say("Reading the page ahead");
            engine.readAhead(chat(QUESTIONS.get(0), page), false, ProgressListener.NONE).await();
            return ask(engine, "first, read ahead", QUESTIONS.get(0), page);
        } finally {
            Folders.delete(folder);
        }
    }

    private Chat chat(String question, RgbImage page) {
        return Chat.question(question, List.of(page), mode);
    }

    /** Opens a model, and has weights prepared that are prepared once. */
    private void open(Engine engine, ModelFiles files, int side) throws EngineException, InputException {
        say("Opening the model");
        engine.open(files, models.settings(), ProgressListener.NONE).await();
        engine.encodeAhead(Noise.picture(side, side, 2), Box.whole(side, side), ProgressListener.NONE).await();
    }

    /**
     * A4 at 150 dots an inch: it is also shown in crops, as pages are. llama-server shows it whole. As in the window,
     * it comes from a stored file of a known hash, and has been decoded for the person to look at.
     */
    private static RgbImage page() {
        return Noise.picture(1240, 1754, 1).from("bench");
    }

    private Line ask(Engine engine, String name, String question, RgbImage page) throws EngineException {
        say("Asking: " + name);
        sleep(pause);
        var encoded = new AtomicBoolean();
        var first = new AtomicLong();
        long start = System.nanoTime();
        var answer = engine.ask(chat(question, page), ONE_TOKEN, new AnswerListener() {
            @Override
            public void onText(String piece) {
                first.compareAndSet(0, System.nanoTime());
            }

            @Override
            public void onProgress(Stage stage, double fraction) {
                encoded.compareAndSet(false, stage == Stage.ENCODE_PICTURE);
            }
        }).await();
        // An answer may have nothing to show.
        long end = first.get() == 0 ? System.nanoTime() : first.get();
        return new Line(
                name, (end - start) / 1e9, encoded.get(), answer.stats().promptTokens(), answer.stats().cachedTokens(),
                answer.stats().encodeMillis(), answer.stats().prefillMillis(), Optional.empty());
    }

    /** A large model is hashed first, when nobody asks. */
    private static void untilKept(AppPaths paths) throws EngineException {
        var kept = Kept.PROMPTS.in(Kept.folder(paths.cache()), Long.MAX_VALUE);
        for (int i = 0; i < MOST_SECONDS_TO_KEEP && kept.bytes() == 0; i++) {
            sleep(1);
        }
    }

    private static void sleep(double seconds) throws EngineException {
        try {
            Thread.sleep((long) (1000 * seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Reason.CANCELLED, "It was stopped.", e);
        }
    }

    private List<Line> withPeer(List<Line> lines, ModelFiles files, Path folder)
            throws IOException, EngineException, InputException {
        var png = folder.resolve("page.png");
        PngWriter.write(page(), png);
        var seconds = new ArrayList<Double>();
        try (var server = PeerServer.start(peer, files, models.settings().threads(), folder)) {
            for (var question : QUESTIONS.subList(0, 2)) {
                say("Asking llama-server");
                seconds.add(server.ask(png, question));
            }
        }
        try (var server = PeerServer.start(peer, files, models.settings().threads(), folder)) {
            say("Asking llama-server after its restart");
            seconds.add(server.ask(png, QUESTIONS.getLast()));
        }
        var all = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            // It does not read ahead.
            all.add(i < seconds.size() ? lines.get(i).withPeer(seconds.get(i)) : lines.get(i));
        }
        return all;
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }
}
