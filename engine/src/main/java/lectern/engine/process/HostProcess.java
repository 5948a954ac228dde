package lectern.engine.process;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.host.Frame;
import lectern.engine.host.FrameCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine process, from its start to its end. When it ends, everything it owed fails with
 * {@link Reason#ENGINE_LOST}.
 */
final class HostProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostProcess.class);
    private static final Logger NATIVE_LOG = LoggerFactory.getLogger("lectern.engine.native");

    private final Process process;
    private final boolean endsByItself;
    private final Deadlines deadlines;
    private final OutputStream requests;
    private final CompletableFuture<Frame.Hello> hello = new CompletableFuture<>();
    private final Map<Long, HostCall> calls = new ConcurrentHashMap<>();
    private final AtomicLong nextId = new AtomicLong(1);
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("engine-pulse").daemon().factory());
    /** Beats since the last frame came; not a time, for while this computer or process sleeps nobody is silent. */
    private final AtomicInteger silentBeats = new AtomicInteger();
    private volatile String causeOfDeath;

    private HostProcess(Process process, boolean endsByItself, Deadlines deadlines) {
        this.process = process;
        this.endsByItself = endsByItself;
        this.deadlines = deadlines;
        this.requests = process.getOutputStream();
        Thread.ofPlatform().name("engine-replies").daemon().start(this::readReplies);
        Thread.ofPlatform().name("engine-stderr").daemon().start(this::drainErrors);
        pulse.scheduleWithFixedDelay(
                this::beat, deadlines.pulse().toMillis(), deadlines.pulse().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts a host and waits for its first frame. */
    static HostProcess start(HostLauncher launcher, Deadlines deadlines) throws EngineException {
        HostProcess host;
        try {
            host = new HostProcess(launcher.process().start(), launcher.recordsItsStart(), deadlines);
        } catch (IOException e) {
            throw new EngineException(Reason.NATIVES_UNAVAILABLE,
                    "The engine's process could not be started: " + e.getMessage() + ". Install Lectern again.", e);
        }
        try {
            var hello = host.hello.get(deadlines.start().toMillis(), TimeUnit.MILLISECONDS);
            if (hello.protocolVersion() != Frame.PROTOCOL_VERSION) {
                throw new EngineException(Reason.NATIVES_UNAVAILABLE,
                        "The engine belongs to another release of Lectern. Install Lectern again.");
            }
            LOG.info("Engine process {} started", hello.pid());
            return host;
        } catch (EngineException e) {
            host.close();
            throw e;
        } catch (InterruptedException e) {
            host.close();
            Thread.currentThread().interrupt();
            throw new EngineException(Reason.CANCELLED, "It was stopped before it began.", e);
        } catch (Exception e) {
            host.close();
            throw new EngineException(Reason.NATIVES_UNAVAILABLE,
                    "The engine's process did not start properly. The log has the details; install Lectern again.", e);
        }
    }

    boolean isAlive() {
        return process.isAlive() && !hello.isCompletedExceptionally();
    }

    long pid() {
        return process.pid();
    }

    /** @param partial hears everything that comes before the result; called on the reading thread */
    HostCall call(LongFunction<Frame.Request> request, Consumer<Frame.Reply> partial) {
        var call = new HostCall(nextId.getAndIncrement(), partial, this::stop);
        calls.put(call.id(), call);
        send(request.apply(call.id()));
        if (!isAlive()) {
            // It may have ended before the call was listed.
            call.fail(lost());
        }
        return call;
    }

    private void stop(HostCall call) {
        // A hung host may not even take the frame.
        Thread.ofVirtual().start(() -> send(new Frame.Cancel(call.id())));
        if (pulse.isShutdown()) {
            return;
        }
        pulse.schedule(
                () -> {
                    if (!call.isDone()) {
                        kill("it did not stop when it was told to");
                    }
                },
                deadlines.cancel().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(Frame frame) {
        try {
            synchronized (requests) {
                FrameCodec.write(requests, frame);
            }
        } catch (IOException e) {
            // The reading thread sees the end of the process and fails what is open.
            LOG.debug("The engine process takes no more frames", e);
        }
    }

    private void readReplies() {
        try (var in = new BufferedInputStream(process.getInputStream())) {
            for (var frame = FrameCodec.read(in); frame.isPresent(); frame = FrameCodec.read(in)) {
                silentBeats.set(0);
                receive(frame.get());
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                kill("it sent something that is not a frame: " + e.getMessage());
            }
        }
        ended();
    }

    private void receive(Frame frame) {
        switch (frame) {
            case Frame.Hello first -> hello.complete(first);
            case Frame.Log line -> log(line);
            case Frame.Pong pong -> LOG.trace("Pong {}", pong.number());
            case Frame.Reply reply -> reply(reply);
            default -> LOG.warn("Unexpected {} frame from the engine", frame.getClass().getSimpleName());
        }
    }

    private void reply(Frame.Reply reply) {
        var call = calls.get(reply.id());
        if (call != null) {
            call.receive(reply);
            if (call.isDone()) {
                calls.remove(reply.id());
            }
        }
    }

    private void drainErrors() {
        try (BufferedReader lines = process.errorReader()) {
            lines.lines().forEach(line -> NATIVE_LOG.info("{}", line));
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.debug("The engine's error output ended", e);
        }
    }

    private static void log(Frame.Log line) {
        var text = line.line().stripTrailing();
        switch (line.level()) {
            case 4 -> NATIVE_LOG.error("{}", text);
            case 3 -> NATIVE_LOG.warn("{}", text);
            default -> NATIVE_LOG.debug("{}", text);
        }
    }

    /** Asks whether the host is there, and ends it when it has not said anything for too long. */
    private void beat() {
        if (calls.isEmpty()) {
            silentBeats.set(0);
            return;
        }
        if (silentBeats.incrementAndGet() > deadlines.silence().dividedBy(deadlines.pulse())) {
            kill("it did not respond any more");
        } else {
            // A host that does not read blocks the pipe once it is full; that must not block the pulse.
            Thread.ofVirtual().start(() -> send(new Frame.Ping(System.nanoTime())));
        }
    }

    /** Ends the process at once; what it owed fails. */
    private void kill(String why) {
        causeOfDeath = why;
        LOG.warn("Ending engine process {}: {}", process.pid(), why);
        process.destroyForcibly();
    }

    private void ended() {
        try {
            int code = process.waitFor();
            LOG.info("Engine process {} ended with code {}", process.pid(), code);
            if (causeOfDeath == null) {
                causeOfDeath =
                        code == 137 || code == 9 ? "it was killed, perhaps for lack of memory" : "exit code " + code;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pulse.shutdownNow();
        hello.completeExceptionally(lost());
        calls.values().forEach(call -> call.fail(lost()));
        calls.clear();
    }

    private EngineException lost() {
        return new EngineException(Reason.ENGINE_LOST, "The engine stopped unexpectedly (" + causeOfDeath
                + "). What was written so far is kept; ask again, and it starts anew.");
    }

    @Override
    public void close() {
        if (causeOfDeath == null) {
            causeOfDeath = "it was closed";
        }
        pulse.shutdownNow();
        try {
            requests.close();
        } catch (IOException e) {
            LOG.debug("The engine's input was closed already", e);
        }
        if (endsByItself) {
            process.onExit().join();
        }
        process.destroyForcibly();
    }
}
