package lectern.engine.process;

import java.time.Duration;

/**
 * How long the window's side waits for its engine.
 *
 * @param start until the first frame of a new process
 * @param pulse between two questions whether it is alive
 * @param silence without an answer to them until it counts as hung
 * @param cancel after which work that does not stop is ended with its process
 */
public record Deadlines(Duration start, Duration pulse, Duration silence, Duration cancel) {
    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10));
}
