package lectern.app.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command that this process was started with, to be run once more in a process of its own. */
record SameCommand(List<String> words) {

    /**
     * Empty where the system does not say, or where it is no command of Lectern but a test.
     *
     * @param name of the command
     */
    static Optional<SameCommand> find(String... name) {
        var self = ProcessHandle.current().info();
        if (self.command().isEmpty() || self.arguments().isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<>(List.of(self.command().get()));
        words.addAll(Arrays.asList(self.arguments().get()));
        return words.containsAll(List.of(name)) ? Optional.of(new SameCommand(words)) : Optional.empty();
    }

    /** Runs it with more options. @return what it printed; empty when it failed */
    Optional<String> run(String... options) throws IOException {
        var all = new ArrayList<>(words);
        all.addAll(List.of(options));
        var process = new ProcessBuilder(all).redirectError(Redirect.INHERIT).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.onExit().join().exitValue() == 0 ? Optional.of(printed) : Optional.empty();
    }
}
