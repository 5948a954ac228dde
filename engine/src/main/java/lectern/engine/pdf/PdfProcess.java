package lectern.engine.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lectern.engine.host.FrameCodec;
import lectern.engine.process.HostLauncher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process that reads PDF files, from its start to its end. Used by one thread at a time. */
final class PdfProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PdfProcess.class);

    /** Java itself, which no file makes slow. */
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Process process;
    private final InputStream replies;

    /** A request that was not answered in time; the process is ended. */
    static final class TooSlowException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The process ended while it worked. */
    static final class EndedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean outOfMemory;

        EndedException(boolean outOfMemory) {
            this.outOfMemory = outOfMemory;
        }

        /** Whether it ended because the file takes more memory than it may. */
        boolean outOfMemory() {
            return outOfMemory;
        }
    }

    private PdfProcess(Process process) {
        this.process = process;
        this.replies = new BufferedInputStream(process.getInputStream());
        Thread.ofPlatform().name("pdf-stderr").daemon().start(this::drainErrors);
    }

    static PdfProcess start(HostLauncher launcher) throws IOException, TooSlowException, EndedException {
        var started = new PdfProcess(launcher.process().start());
        try {
            if (!(started.reply(START) instanceof PdfFrame.Ready)) {
                throw new IOException("The process that reads PDF files began with something else than a greeting");
            }
            return started;
        } catch (IOException | TooSlowException | EndedException e) {
            started.close();
            throw e;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @param most computing time that an answer may take */
    PdfFrame.Reply call(PdfFrame.Request request, Duration most) throws IOException, TooSlowException, EndedException {
        try {
            FrameCodec.write(process.getOutputStream(), request);
        } catch (IOException e) {
            throw ended();
        }
        return reply(most);
    }

    private PdfFrame.Reply reply(Duration most) throws IOException, TooSlowException, EndedException {
        var frame = new CompletableFuture<Optional<PdfFrame>>();
        Thread.ofPlatform().name("pdf-replies").daemon().start(() -> {
            try {
                frame.complete(FrameCodec.read(replies, PdfFrame.class));
            } catch (IOException e) {
                frame.completeExceptionally(e);
            }
        });
        try {
            if (await(frame, most).orElseThrow(this::ended) instanceof PdfFrame.Reply reply) {
                return reply;
            }
            throw new IOException("Not a reply");
        } catch (TimeoutException e) {
            close();
            throw new TooSlowException();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            throw ended();
        }
    }

    /**
     * Computing time counts, so that a busy machine is not the file's fault. A process that waits for something else,
     * such as a disk, is given up after six times as long.
     */
    private <T> T await(CompletableFuture<T> frame, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        var before = computed();
        while (true) {
            try {
                return frame.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                var passed = Duration.ofNanos(System.nanoTime() - start);
                var now = computed();
                var used = before.isPresent() && now.isPresent() ? now.get().minus(before.get()) : passed;
                if (used.compareTo(most) > 0 || passed.compareTo(most.multipliedBy(6)) > 0) {
                    throw e;
                }
            }
        }
    }

    private Optional<Duration> computed() {
        return process.info().totalCpuDuration();
    }

    private EndedException ended() {
        try {
            process.destroyForcibly();
            return new EndedException(process.waitFor() == PdfHost.OUT_OF_MEMORY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EndedException(false);
        }
    }

    private void drainErrors() {
        try (BufferedReader reader = process.errorReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                LOG.debug("{}", line);
            }
        } catch (IOException e) {
            LOG.debug("The error output of the process that reads PDF files ended", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
