package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import lectern.app.cli.ReuseReport.Line;
import lectern.engine.EngineException;
import lectern.engine.document.PanScanMode;
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
        if (files.projector().isEmpty()) {
            throw new InputException(ExitCode.BAD_MODEL,
                    "Only a model that sees pictures has something to keep of them. Name its projector with --mmproj.");
        }
        var questions = new ReuseQuestions(files, models.settings(), engines::start, mode, pause, this::say);
        if (kept != null) {
            spec.commandLine().getOut().println(Json.line(questions.afterRestart(kept)));
            return ExitCode.OK;
        }
        if (once) {
            spec.commandLine().getOut().println(Json.line(round(questions)));
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
            all.add(rounds > 1 ? apart(questions) : round(questions));
        }
        var report = ReuseReport.of(files, all);
        spec.commandLine().getOut().println(json ? Json.print(report) : report.text());
        return ExitCode.OK;
    }

    /** A round in a process of its own, where the system says how this one was started: no other has warmed it up. */
    private List<Line> apart(ReuseQuestions questions) throws EngineException, IOException {
        var same = SameCommand.find("bench", "reuse");
        return same.isEmpty() ? round(questions) : Arrays.asList(printed(same.get(), Line[].class, "--once"));
    }

    private static <T> T printed(SameCommand same, Class<T> type, String... options)
            throws IOException, EngineException {
        return Json.MAPPER.readValue(
                same.run(options).orElseThrow(() -> new EngineException(
                        EngineException.Reason.INTERNAL, "A process that was started to measure failed.")),
                type);
    }

    /** With nothing kept from before. */
    private List<Line> round(ReuseQuestions questions) throws EngineException, IOException {
        var folder = Files.createTempDirectory("lectern-bench");
        try {
            var first = folder.resolve("first");
            var lines = new ArrayList<>(questions.firstAndSecond(first));
            lines.add(restarted(questions, first));
            lines.add(questions.readAhead(folder.resolve("ahead")));
            return peer == null ? lines : beside(lines, questions.withPeer(peer, folder));
        } finally {
            Folders.delete(folder);
        }
    }

    /** In a process of its own, where the system says how this one was started. */
    private static Line restarted(ReuseQuestions questions, Path folder) throws EngineException, IOException {
        var same = SameCommand.find("bench", "reuse");
        return same.isEmpty()
                ? questions.afterRestart(folder)
                : printed(same.get(), Line.class, "--kept", folder.toString());
    }

    /** @param seconds of the peer, which does not read ahead: there is none for the last line */
    private static List<Line> beside(List<Line> lines, List<Double> seconds) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i < seconds.size() ? lines.get(i).withPeer(seconds.get(i)) : lines.get(i))
                .toList();
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }
}
