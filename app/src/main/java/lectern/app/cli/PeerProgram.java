package lectern.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lectern.app.Natives;

/** {@code llama-mtmd-cli} in one of its settings: how long it says that it encoded. */
final class PeerProgram {

    private static final Pattern ENCODED = Pattern.compile("(?:slice encoded|encoding done) in (\\d+) ms");

    private final String name;
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
        command = new ArrayList<>(List.of(
                program.toAbsolutePath().toString(), "-m", model.toAbsolutePath().toString(), "--mmproj",
                projector.toAbsolutePath().toString(), "-p", "a", "-n", "1", "--temp", "0", "-c", "4096", "--no-warmup"));
        command.addAll(List.of(options));
        if (threads > 0) {
            command.addAll(List.of("-t", String.valueOf(threads)));
        }
    }

    void run(Path picture) throws IOException {
        if (problem != null) {
            return;
        }
        var all = new ArrayList<>(command);
        all.addAll(List.of("--image", picture.toString()));
        // It looks for its CPU libraries in the folder that it is started in.
        var process = new ProcessBuilder(all)
                .directory(Natives.folder().resolve("lib").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var found = ENCODED.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        if (found.find()) {
            seconds.add(Long.parseLong(found.group(1)) / 1000.0);
        } else {
            problem = "It ended without having encoded a picture.";
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
