package lectern.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measurements on this computer. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what Lectern costs on this computer.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {BenchEncodeCommand.class, BenchReuseCommand.class})
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "There is nothing to measure. Name it: lectern bench encode, or lectern bench reuse");
    }
}
