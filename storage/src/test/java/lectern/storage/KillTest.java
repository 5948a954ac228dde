package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    /** How often a process is killed; more with {@code -Dlectern.kills=100}. */
    private static final int KILLS = Integer.getInteger("lectern.kills", 5);

    private static final long MAY_LOSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Said(int piece, long atNanos) {}

    @TempDir
    Path folder;

    @Test
    void killing_the_process_while_an_answer_is_written_loses_at_most_the_last_second() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < KILLS; round++) {
            int mustHave = writeAndKill(random.nextInt(50, 2500));
            assertIntact();
            try (var library = Library.open(folder)) {
                assertThat(library.notices()).isEmpty();
                var conversations = library.conversations().list();
                assertThat(conversations).hasSize(round + 1);
                var shown = library.messages().shown(conversations.getFirst().id());
                var answer = shown.getLast();
                assertThat(answer.state()).isEqualTo(MessageState.INTERRUPTED);
                assertThat(answer.error().orElseThrow().key()).isEqualTo(MessageError.PROGRAM_ENDED);
                assertThat(lastPiece(answer.text())).isGreaterThanOrEqualTo(mustHave);
            }
        }
    }

    /** @return the last piece that was written a second or more before the end; -1 if there is none */
    private int writeAndKill(int afterMillis) throws IOException, InterruptedException {
        var process = TestProcess.start(WritesAnswer.class, folder.toString());
        var said = new ConcurrentLinkedQueue<Said>();
        var started = new CountDownLatch(1);
        var reader = Thread.ofVirtual().start(() -> {
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            try {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.matches("\\d+")) {
                        said.add(new Said(Integer.parseInt(line), System.nanoTime()));
                        started.countDown();
                    }
                }
            } catch (IOException e) {
                // Killing the process closes its output as well.
            }
        });
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        long killedAt = System.nanoTime();
        process.destroyForcibly().waitFor();
        reader.join();
        return said.stream()
                .filter(s -> s.atNanos() <= killedAt - MAY_LOSE_NANOS)
                .mapToInt(Said::piece)
                .max()
                .orElse(-1);
    }

    /** The text is a beginning of the answer, piece by piece. */
    private static int lastPiece(String text) {
        var expected = new StringBuilder();
        int i = 0;
        while (expected.length() < text.length()) {
            expected.append(WritesAnswer.piece(i++));
        }
        assertThat(text).isEqualTo(expected.toString());
        return i - 1;
    }

    private void assertIntact() throws SQLException {
        try (var connection =
                        new DatabaseFile(folder.resolve("lectern.db")).source().getConnection();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(rows.getString(1)).isEqualTo("ok");
            }
            try (var rows = statement.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
