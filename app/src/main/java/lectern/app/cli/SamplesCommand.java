package lectern.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.app.Demo;
import lectern.app.eval.LabelledFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the documents that ship with Lectern, to try it with. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Lists the sample documents with questions to begin with and their answers.")
final class SamplesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object a line: path, questions with their answers.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    record Line(String path, List<Demo.Suggestion> questions) {}

    @Override
    public Integer call() throws InputException, LabelledFolderException {
        var demo = Demo.installed()
                .orElseThrow(() -> new InputException(
                        ExitCode.FAILED, "The demo model and its samples are missing. Install Lectern anew."));
        var out = spec.commandLine().getOut();
        for (var sample : demo.samples()) {
            if (json) {
                out.println(Json.line(new Line(sample.path().toString(), sample.questions())));
            } else {
                out.println(sample.path());
                sample.questions().forEach(q -> out.printf("  %-45s %s%n", q.question(), q.answers().getFirst()));
            }
        }
        return ExitCode.OK;
    }
}
