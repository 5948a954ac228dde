package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import lectern.app.AppPaths;
import lectern.app.cli.ReuseReport.Line;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.cache.Kept;
import lectern.engine.document.Box;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PngWriter;
import lectern.engine.document.RgbImage;
import lectern.engine.process.CheckedModel;

/**
 * Questions about one page, and how long each waits for the first token of its answer.
 *
 * @param starter an engine whose cache folder is below the paths
 * @param mode in how many views the page is shown
 * @param pause seconds before each question, in which a person would type it
 * @param say hears what is done now
 */
record ReuseQuestions(
        ModelFiles files, EngineSettings settings, Function<AppPaths, Engine> starter, PanScanMode mode, double pause,
        Consumer<String> say) {

    private static final List<String> QUESTIONS =
            List.of("What is on this page?", "How much is it altogether?", "Who wrote it, and when?");

    /** As llama-server is asked: a token may have nothing to show. */
    private static final AnswerOptions ONE_TOKEN = new AnswerOptions(Sampling.GREEDY, 1, List.of());

    /** How long a large model may take to be hashed before what was read of it is kept. */
    private static final int MOST_SECONDS_TO_KEEP = 300;

    /** @param folder in which nothing is kept yet; afterwards, what was read of the page */
    List<Line> firstAndSecond(Path folder) throws EngineException {
        var paths = AppPaths.under(folder);
        var page = page();
        try (var engine = starter.apply(paths)) {
            open(engine);
            prepare(engine);
            var lines = List.of(
                    ask(engine, "first", QUESTIONS.get(0), page), ask(engine, "second", QUESTIONS.get(1), page));
            untilKept(paths);
            return lines;
        }
    }

    /** @param folder with what was read of the page */
    Line afterRestart(Path folder) throws EngineException {
        var page = page();
        try (var engine = starter.apply(AppPaths.under(folder))) {
            open(engine);
            return ask(engine, "after a restart", QUESTIONS.get(2), page);
        }
    }

    /** The first question, about a page that was read while it was typed. @param folder in which nothing is kept yet */
    Line readAhead(Path folder) throws EngineException {
        var page = page();
        try (var engine = starter.apply(AppPaths.under(folder))) {
            open(engine);
            prepare(engine);
            say.accept("Reading the page ahead");
            engine.readAhead(chat(QUESTIONS.get(0), page), false, ProgressListener.NONE).await();
            return ask(engine, "first, read ahead", QUESTIONS.get(0), page);
        }
    }

    /**
     * The first, the second and the third after a restart, as llama-server answers them.
     *
     * @param program llama-server
     * @param folder for the page and the server's log
     * @return seconds
     */
    List<Double> withPeer(Path program, Path folder) throws IOException, EngineException {
        var png = folder.resolve("page.png");
        PngWriter.write(page(), png);
        var seconds = new ArrayList<Double>();
        try (var server = PeerServer.start(program, files, settings.threads(), folder)) {
            for (var question : QUESTIONS.subList(0, 2)) {
                say.accept("Asking llama-server");
                seconds.add(server.ask(png, question));
            }
        }
        try (var server = PeerServer.start(program, files, settings.threads(), folder)) {
            say.accept("Asking llama-server after its restart");
            seconds.add(server.ask(png, QUESTIONS.getLast()));
        }
        return seconds;
    }

    /**
     * A4 at 150 dots an inch: it is also shown in crops, as pages are. llama-server shows it whole. As in the window,
     * it comes from a stored file of a known hash, and has been decoded for the person to look at.
     */
    private static RgbImage page() {
        return Noise.picture(1240, 1754, 1).from("bench");
    }

    private Chat chat(String question, RgbImage page) {
        return Chat.question(question, List.of(page), mode);
    }

    private void open(Engine engine) throws EngineException {
        say.accept("Opening the model");
        engine.open(files, settings, ProgressListener.NONE).await();
    }

    /** Has weights prepared that are prepared once. */
    private void prepare(Engine engine) throws EngineException {
        int side = CheckedModel.vision(files.projector().orElseThrow()).imageSize();
        engine.encodeAhead(Noise.picture(side, side, 2), Box.whole(side, side), ProgressListener.NONE).await();
    }

    private Line ask(Engine engine, String name, String question, RgbImage page) throws EngineException {
        say.accept("Asking: " + name);
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
}
