package lectern.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code llama-mtmd-cli} in one of its settings: how long it says that it encoded. */
final class PeerProgram {

    private static final Pattern ENCODED = Pattern.compile("(?:slice encoded|encoding done) in (\\d+) ms");

    private final String name;
    private final Path program;
    private final List<String> command;
    private final List<Double> seconds = new ArrayList<>();
    private String problem;

    /**
     * @param name in the table
     * @param threads 0 = its own default
     * @param options besides the files
     */
    PeerProgram(String name, Path program, Path model, Path projector, int threads, String... options) {
        this.name = name;
        this.program = program;
        command = new ArrayList<>(List.of(
                program.toAbsolutePath().toString(), "-m", model.toAbsolutePath().toString(), "--mmproj",
                projector.toAbsolutePath().toString(), "-p", "a", "-n", "1", "--temp", "0", "-c", "4096",
                "--no-warmup"));
        command.addAll(List.of(options));
        if (threads > 0) {
            command.addAll(List.of("-t", String.valueOf(threads)));
        }
    }

    /** Encodes one picture; a program that fails once is not started again. */
    void run(Path picture) {
        if (problem != null) {
            return;
        }
        var all = new ArrayList<>(command);
        all.addAll(List.of("--image", picture.toAbsolutePath().toString()));
        try {
            // It takes CPU libraries from the folder that it is started in, too: others than its own would end it.
            var process = new ProcessBuilder(all)
                    .directory(program.toRealPath().getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = ENCODED.matcher(output);
            if (found.find()) {
                seconds.add(Long.parseLong(found.group(1)) / 1000.0);
            } else {
                problem = "It ended without having encoded a picture. It said last: "
                        + output.strip().lines().reduce((before, last) -> last).orElse("nothing");
            }
        } catch (IOException e) {
            problem = "It could not be started (" + e.getMessage() + ").";
        }
    }

    String name() {
        return name;
    }

    List<Double> seconds() {
        return seconds;
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
