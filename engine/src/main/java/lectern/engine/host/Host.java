package lectern.engine.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lectern.engine.AnswerListener;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;

/**
 * Serves requests one after another on a thread of its own, while another reads: so a ping is answered and a cancel is
 * heard while a model computes.
 */
public final class Host {

    private final Backend backend;
    private final Outbox outbox;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("engine").daemon().factory());

    private final Object lock = new Object();

    // Everything below is guarded by the lock.

    /** Requests that somebody waits for and that have not begun. */
    private final Set<Long> waiting = new HashSet<>();

    private long running = -1;
    private boolean idling;

    /** What is to be done when nobody waits for anything. */
    private final Deque<Frame.Ahead> ahead = new ArrayDeque<>();

    /** What is done of that now, even if it is not wanted any more. */
    private Optional<Frame.Ahead> begun = Optional.empty();

    Host(Backend backend, Outbox outbox) {
        this.backend = backend;
        this.outbox = outbox;
    }

    /** Returns when the input ends or is not made of frames. */
    void serve(InputStream in) {
        worker.execute(FrameWarmUp::run);
        try {
            for (var frame = FrameCodec.read(in); frame.isPresent(); frame = FrameCodec.read(in)) {
                receive(frame.get());
            }
        } catch (IOException e) {
            outbox.send(new Frame.Log(4, e.getMessage()));
        }
    }

    private void receive(Frame frame) {
        switch (frame) {
            case Frame.Ping ping -> outbox.send(new Frame.Pong(ping.number()));
            case Frame.Cancel cancel -> cancel(cancel.id());
            case Frame.Ahead work -> enqueueAhead(work);
            case Frame.Request request -> enqueue(request);
            default -> outbox.send(new Frame.Log(4, "Unexpected " + frame.getClass().getSimpleName() + " frame"));
        }
    }

    private void enqueue(Frame.Request request) {
        synchronized (lock) {
            waiting.add(request.id());
            if (idling && !isLedTo(request)) {
                backend.cancel();
            }
        }
        worker.execute(() -> {
            run(request);
            idle();
        });
    }

    /** Whether it would have to do again what is done now, if that were stopped in the middle of a step. */
    private boolean isLedTo(Frame.Request request) {
        return request instanceof Frame.Ask ask
                && begun.filter(work -> work instanceof Frame.ReadAhead reading && reading.leadsTo(ask)).isPresent();
    }

    private void enqueueAhead(Frame.Ahead work) {
        synchronized (lock) {
            ahead.add(work);
            if (idling && begun.isEmpty()) {
                backend.cancel();
            }
        }
        worker.execute(this::idle);
    }

    /** Does what can wait until somebody waits: what questions to come will need, then what the backend has to do. */
    private void idle() {
        while (true) {
            Optional<Frame.Ahead> next;
            synchronized (lock) {
                if (!waiting.isEmpty()) {
                    return;
                }
                backend.resetCancel();
                idling = true;
                next = Optional.ofNullable(ahead.peek());
                begun = next;
            }
            try {
                if (next.isPresent()) {
                    doAhead(next.get());
                } else {
                    backend.idle();
                }
            } catch (RuntimeException | Error e) {
                outbox.send(new Frame.Log(4, stackTrace(e)));
            } finally {
                synchronized (lock) {
                    idling = false;
                    begun = Optional.empty();
                }
            }
            if (next.isEmpty()) {
                return;
            }
        }
    }

    /** What is left off because somebody waits stays the first in the queue. */
    private void doAhead(Frame.Ahead work) {
        long id = work.id();
        var reply = answered(id, () -> switch (work) {
            case Frame.Encode encode -> backend.encodeAhead(encode, listener(id))
                    .map(millis -> (Frame.Reply) new Frame.Encoded(id, millis))
                    .orElse(null);
            case Frame.ReadAhead reading -> backend.readAhead(reading, listener(id), () -> goesOn(id)).orElse(null);
        });
        if (reply != null && leave(id)) {
            outbox.send(reply);
        }
    }

    private boolean goesOn(long id) {
        synchronized (lock) {
            return waiting.isEmpty() && ahead.stream().anyMatch(work -> work.id() == id);
        }
    }

    /** @return whether it was still wanted */
    private boolean leave(long id) {
        synchronized (lock) {
            return ahead.removeIf(work -> work.id() == id);
        }
    }

    private void cancel(long id) {
        boolean stopped;
        synchronized (lock) {
            // A step of reading ahead is not cancelled: when a question is sent, its reading is not wanted any more
            // just before the question comes that goes on with it.
            if (running == id || begun.filter(work -> work instanceof Frame.Encode && work.id() == id).isPresent()) {
                backend.cancel();
            }
            stopped = leave(id) || waiting.remove(id);
        }
        if (stopped) {
            outbox.send(Frame.Failed.of(id, Reason.CANCELLED, "It was stopped."));
        }
    }

    /** What belongs to a model that goes. */
    private void dropAhead() {
        List<Frame.Ahead> dropped;
        synchronized (lock) {
            dropped = List.copyOf(ahead);
            ahead.clear();
        }
        dropped.forEach(work -> outbox.send(Frame.Failed.of(
                work.id(), Reason.CANCELLED, "Another model is opened.")));
    }

    private void run(Frame.Request request) {
        long id = request.id();
        if (!begin(id)) {
            return;
        }
        if (request instanceof Frame.Open || request instanceof Frame.Release) {
            dropAhead();
        }
        outbox.send(answered(id, () -> answer(request)));
        synchronized (lock) {
            running = -1;
        }
    }

    @FunctionalInterface
    private interface Work {
        Frame.Reply run() throws EngineException;
    }

    /** What came of some work, its failure as a frame. */
    private Frame.Reply answered(long id, Work work) {
        try {
            return work.run();
        } catch (EngineException e) {
            return new Frame.Failed(id, e.reason(), e.arguments(), e.getMessage());
        } catch (OutOfMemoryError e) {
            return Frame.Failed.of(id, Reason.OUT_OF_MEMORY,
                    "The engine ran out of memory. Close other programs, or choose a smaller model.");
        } catch (RuntimeException | Error e) {
            outbox.send(new Frame.Log(4, stackTrace(e)));
            return Frame.Failed.of(id, Reason.INTERNAL,
                    "The engine failed in a way that was not foreseen. The log has the details; ask again.");
        }
    }

    /** @return false when the request was cancelled while it waited */
    private boolean begin(long id) {
        synchronized (lock) {
            if (!waiting.remove(id)) {
                return false;
            }
            running = id;
            backend.resetCancel();
            return true;
        }
    }

    private Frame.Reply answer(Frame.Request request) throws EngineException {
        long id = request.id();
        var listener = listener(id);
        return switch (request) {
            case Frame.Open open -> new Frame.Opened(id, backend.open(open, listener));
            case Frame.Release release -> {
                backend.release();
                yield new Frame.Released(id);
            }
            case Frame.Tokenize tokenize -> new Frame.Tokenized(id, backend.tokenize(tokenize));
            case Frame.Describe describe -> new Frame.Described(id, backend.describe());
            case Frame.Try one -> new Frame.Tried(id, backend.tryEncoder(one));
            case Frame.Ahead work -> throw new IllegalStateException("Done when nobody waits");
            case Frame.Cancel cancel -> throw new IllegalStateException("Cancels are handled by the reader");
            case Frame.Ask ask -> backend.ask(ask, listener);
        };
    }

    /** Sends what it hears about a request. */
    private AnswerListener listener(long id) {
        return new AnswerListener() {
            @Override
            public void onText(String piece) {
                outbox.send(new Frame.Text(id, piece));
            }

            @Override
            public void onProgress(Stage stage, double fraction) {
                onProgress(stage, fraction, 0);
            }

            @Override
            public void onProgress(Stage stage, double fraction, double secondsLeft) {
                outbox.send(new Frame.Progress(id, stage, fraction, secondsLeft));
            }
        };
    }

    /** Without messages: one could quote a conversation. */
    private static String stackTrace(Throwable e) {
        var text = new StringBuilder(e.getClass().getName());
        for (var frame : e.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }
}
