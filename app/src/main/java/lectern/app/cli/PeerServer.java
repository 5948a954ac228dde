package lectern.app.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;

/**
 * {@code llama-server} at its defaults, for the bench. It listens at a file, and curl speaks to it: Lectern itself
 * opens no connection of any kind.
 */
final class PeerServer implements AutoCloseable {

    private static final int MOST_SECONDS_TO_START = 600;
    private static final int LINES_OF_LOG = 5;

    private final Process process;
    private final Path socket;
    private final Path log;

    private PeerServer(Process process, Path socket, Path log) {
        this.process = process;
        this.socket = socket;
        this.log = log;
    }

    /**
     * Starts it and waits until its model is loaded.
     *
     * @param threads 0 = its own default
     * @param folder for its socket and log
     */
    static PeerServer start(Path program, ModelFiles files, int threads, Path folder)
            throws IOException, EngineException {
        var socket = folder.resolve("peer.sock");
        Files.deleteIfExists(socket);
        var log = folder.resolve("peer.log");
        var command = new ArrayList<>(List.of(
                program.toAbsolutePath().toString(), "-m", files.model().toAbsolutePath().toString(), "--mmproj",
                files.projector().orElseThrow().toAbsolutePath().toString(), "-c", "4096",
                "--host", socket.toString()));
        if (threads > 0) {
            command.addAll(List.of("-t", String.valueOf(threads)));
        }
        var server = new PeerServer(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start(),
                socket, log);
        try {
            server.awaitReady();
            return server;
        } catch (IOException | EngineException e) {
            server.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException, EngineException {
        for (int i = 0; i < 2 * MOST_SECONDS_TO_START && process.isAlive(); i++) {
            if (Files.exists(socket) && isReady()) {
                return;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(Reason.CANCELLED, "It was stopped.", e);
            }
        }
        throw failed();
    }

    private boolean isReady() throws IOException {
        return curl("/health") == 0;
    }

    /** @return seconds until the first token of an answer about a picture */
    double ask(Path png, String question) throws IOException, EngineException {
        var picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        var body = Json.print(Map.of(
                "max_tokens", 1, "temperature", 0,
                "messages", List.of(Map.of("role", "user", "content", List.of(
                        Map.of("type", "image_url", "image_url", Map.of("url", picture)),
                        Map.of("type", "text", "text", question))))));
        var file = Files.writeString(socket.resolveSibling("peer.json"), body);
        long start = System.nanoTime();
        int code = curl("/v1/chat/completions", "-H", "Content-Type: application/json", "--data-binary", "@" + file);
        if (code != 0) {
            throw failed();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** @return 0 when the server answered with success */
    private int curl(String path, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                "curl", "--silent", "--fail", "--output", socket.resolveSibling("peer.out").toString(), "--unix-socket",
                socket.toString()));
        command.addAll(List.of(options));
        command.add("http://localhost" + path);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
                .onExit().join().exitValue();
    }

    private EngineException failed() throws IOException {
        var lines = Files.exists(log) ? Files.readString(log).lines().toList() : List.<String>of();
        return new EngineException(Reason.INTERNAL, "llama-server did not answer. It said last: "
                + String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size())));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
