package lectern.engine.host;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import lectern.engine.pdf.PdfHost;

/**
 * The engine's process.
 *
 * <p>Arguments: {@code --engine auto|llama.cpp|java-llama}, {@code --natives FOLDER}, {@code --cpu VARIANT} and
 * {@code --cache FOLDER} (both optional); or {@code --read-pdf}, and it is the process that reads PDF files instead,
 * which knows nothing of models.
 * It ends when standard input closes, so that it never outlives the window that started it, not even one that was
 * killed.
 */
public final class HostMain {

    private HostMain() {}

    public static void main(String[] arguments) throws IOException {
        exitWithParent();
        if (arguments.length == 1 && arguments[0].equals(PdfHost.ARGUMENT)) {
            PdfHost.main();
            return;
        }
        // Nothing but frames may reach standard output.
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));

        var options = HostOptions.parse(arguments);
        var outbox = new Outbox(stdout);
        var backend = Backends.choose(options, outbox);
        outbox.send(new Frame.Hello(Frame.PROTOCOL_VERSION, ProcessHandle.current().pid()));
        new Host(backend, outbox).serve(new BufferedInputStream(System.in));
        // A native call that is still running cannot be waited for.
        Runtime.getRuntime().halt(0);
    }

    /** Standard input closes with the parent; should somebody else hold it open, this notices all the same. */
    private static void exitWithParent() {
        ProcessHandle.current().parent().ifPresent(
                parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
    }
}
