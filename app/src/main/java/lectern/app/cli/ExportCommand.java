package lectern.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.app.ExportFormat;
import lectern.app.LibraryAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes conversations out. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all conversations, or those with the given numbers, to a file or to standard output."
                + " Only JSON can be imported again.")
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "NUMBER",
            description = "Numbers of conversations, as 'lectern search' shows them. Default: all.")
    private List<Long> numbers = List.of();

    @Option(names = "--format", paramLabel = "md|html|pdf|json", description = "Default: the ending of --out, else md.")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output, without pictures for md.")
    private Path file;

    @Mixin
    private DataOptions data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException {
        var how = format();
        try (var library = LibraryAccess.open(data.open())) {
            var wanted = numbers.isEmpty() ? library.exchange().all() : numbers;
            if (file == null && !how.isText()) {
                throw new InputException(ExitCode.USAGE, "A PDF needs a file to be written to: add --out FILE.");
            }
            if (file == null) {
                spec.commandLine().getOut().print(library.exchange().text(wanted, how));
                spec.commandLine().getOut().flush();
            } else {
                library.exchange().export(wanted, how, file.toAbsolutePath());
                spec.commandLine().getErr().println(wanted.size() + " conversations written to " + file + ".");
            }
            return ExitCode.OK;
        }
    }

    private ExportFormat format() throws InputException {
        var name = Optional.ofNullable(format).or(() -> Optional.ofNullable(file)
                .map(f -> f.getFileName().toString())
                .filter(n -> n.contains("."))
                .map(n -> n.substring(n.lastIndexOf('.') + 1)));
        if (name.isEmpty()) {
            return ExportFormat.MARKDOWN;
        }
        return ExportFormat.of(name.get())
                .orElseThrow(() -> new InputException(
                        ExitCode.USAGE, "There is no format " + name.get() + ". There are md, html, pdf and json."));
    }
}
