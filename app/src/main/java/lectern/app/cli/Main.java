package lectern.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import lectern.app.AppException;
import lectern.app.NoticeKeys;
import lectern.app.eval.LabelledFolderException;
import lectern.app.extract.ExtractException;
import lectern.engine.EngineException;
import lectern.engine.document.PictureException;
import lectern.storage.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lectern on the command line. */
@Command(
        name = "lectern",
        mixinStandardHelpOptions = true,
        version = "Lectern 0.1.0",
        description = "Answers questions about pictures and documents with a model on this computer.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AskCommand.class, LookCommand.class, SamplesCommand.class, EvalCommand.class, ExtractCommand.class,
            SearchCommand.class, ExportCommand.class, ImportCommand.class, DoctorCommand.class, BenchCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nBesides, in a checkout: ./lectern run opens the window, ./lectern test runs the tests,"
                + " ./lectern package makes an installer.%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:the command was written wrongly",
            "4:a file is missing, empty, damaged or of a wrong kind",
            "5:there is no model, or it cannot be loaded",
            "6:the question does not fit into the context window",
            "7:the engine does not run here, or ended while it worked"
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var out = utf8(FileDescriptor.out);
        // Libraries that print must not print into an answer.
        System.setOut(utf8(FileDescriptor.err));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(out, System.err, arguments));
    }

    /** @return the exit code */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return NamedValues.register(new CommandLine(new Main()))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, err))
                .execute(arguments);
    }

    private static int explain(Exception e, PrintStream err) throws Exception {
        int code = switch (e) {
            case InputException input -> input.exitCode();
            case AppException app -> app.notice().key().equals(NoticeKeys.IMPORT_UNUSABLE)
                    ? ExitCode.BAD_INPUT
                    : ExitCode.FAILED;
            case PictureException picture -> ExitCode.BAD_INPUT;
            case EngineException engine -> ExitCode.of(engine.reason());
            case LabelledFolderException folder -> ExitCode.BAD_INPUT;
            case ExtractException table -> ExitCode.BAD_INPUT;
            case StorageException storage -> ExitCode.FAILED;
            default -> throw e;
        };
        err.println(e.getMessage() + (needsPassword(e) ? " Give it with --password TEXT." : ""));
        return code;
    }

    private static boolean needsPassword(Exception e) {
        return e instanceof PictureException picture && picture.reason() == PictureException.Reason.PASSWORD;
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
