package lectern.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.app.LibraryAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads conversations in. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Adds the conversations of a file: Lectern's JSON, the conversations.json of a ChatGPT export, or"
                + " the JSON of Open WebUI.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The JSON file.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object: the numbers of the new conversations.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Spec
    private CommandSpec spec;

    record Imported(List<Long> conversations) {}

    @Override
    public Integer call() {
        try (var library = LibraryAccess.open(data.open())) {
            var ids = library.exchange().importFile(file.toAbsolutePath());
            var added = ids.size() == 1 ? "1 conversation was added." : ids.size() + " conversations were added.";
            spec.commandLine().getOut().println(json ? Json.print(new Imported(ids)) : added);
            return ExitCode.OK;
        }
    }
}
