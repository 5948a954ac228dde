package lectern.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;

/** {@code llama-server} at its defaults, for the bench: spoken to through a socket file, so that no network is used. */
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
                files.projector().orElseThrow().toAbsolutePath().toString(), "-c", "4096", "--host", socket.toString()));
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

    private boolean isReady() {
        try {
            return send("GET /health HTTP/1.1\r\nHost: peer\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** @return seconds until the first token of an answer about a picture */
    double ask(Path png, String question) throws IOException, EngineException {
        var picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        var body = Json.print(Map.of(
                "max_tokens", 1, "temperature", 0,
                "messages", List.of(Map.of("role", "user", "content", List.of(
                        Map.of("type", "image_url", "image_url", Map.of("url", picture)),
                        Map.of("type", "text", "text", question))))));
        long start = System.nanoTime();
        var answer = send("POST /v1/chat/completions HTTP/1.1\r\nHost: peer\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body);
        if (!answer.startsWith("HTTP/1.1 200")) {
            throw failed();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private String send(String request) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            var out = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            var all = new ByteArrayOutputStream();
            var in = ByteBuffer.allocate(1 << 16);
            while (channel.read(in) >= 0) {
                all.write(in.array(), 0, in.position());
                in.clear();
            }
            return all.toString(StandardCharsets.UTF_8);
        }
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
