package lectern.engine.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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
    private final Set<Long> cancelled = new HashSet<>();
    private long running = -1;
    private int waiting;
    private boolean idling;

    /** Pictures to be encoded when nobody waits for anything else; the first one may be on its way. */
    private final Deque<Frame.Encode> ahead = new ArrayDeque<>();

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
            case Frame.Encode encode -> enqueueAhead(encode);
            case Frame.Request request -> enqueue(request);
            default -> outbox.send(new Frame.Log(4, "Unexpected " + frame.getClass().getSimpleName() + " frame"));
        }
    }

    private void enqueue(Frame.Request request) {
        synchronized (lock) {
            waiting++;
            if (idling) {
                backend.cancel();
            }
        }
        worker.execute(() -> {
            run(request);
            idle();
        });
    }

    private void enqueueAhead(Frame.Encode encode) {
        synchronized (lock) {
            ahead.add(encode);
            if (idling && ahead.size() == 1) {
                backend.cancel();
            }
        }
        worker.execute(this::idle);
    }

    /** Does what can wait until somebody waits: pictures ahead of their questions, then what the backend has to do. */
    private void idle() {
        while (true) {
            Frame.Encode next;
            synchronized (lock) {
                if (waiting > 0) {
                    return;
                }
                backend.resetCancel();
                idling = true;
                next = ahead.peek();
            }
            try {
                if (next == null) {
                    backend.idle();
                } else {
                    encodeAhead(next);
                }
            } catch (RuntimeException | Error e) {
                outbox.send(new Frame.Log(4, stackTrace(e)));
            } finally {
                synchronized (lock) {
                    idling = false;
                }
            }
            if (next == null) {
                return;
            }
        }
    }

    /** What is left off because somebody waits stays the first in the queue. */
    private void encodeAhead(Frame.Encode encode) {
        long id = encode.id();
        var reply = answered(id, () -> backend.encodeAhead(encode, listener(id))
                .map(millis -> (Frame.Reply) new Frame.Encoded(id, millis))
                .orElse(null));
        if (reply != null && leave(id)) {
            outbox.send(reply);
        }
    }

    /** @return whether the picture was still wanted */
    private boolean leave(long id) {
        synchronized (lock) {
            return ahead.removeIf(encode -> encode.id() == id);
        }
    }

    private void cancel(long id) {
        boolean wasAhead;
        synchronized (lock) {
            if (running == id || idling && !ahead.isEmpty() && ahead.peek().id() == id) {
                backend.cancel();
            }
            wasAhead = leave(id);
            if (running != id && !wasAhead) {
                cancelled.add(id);
            }
        }
        if (wasAhead) {
            outbox.send(Frame.Failed.of(id, Reason.CANCELLED, "It was stopped."));
        }
    }

    /** Pictures of a model that goes. */
    private void dropAhead() {
        List<Frame.Encode> dropped;
        synchronized (lock) {
            dropped = List.copyOf(ahead);
            ahead.clear();
        }
        dropped.forEach(encode -> outbox.send(Frame.Failed.of(
                encode.id(), Reason.CANCELLED, "Another model is opened.")));
    }

    private void run(Frame.Request request) {
        if (request instanceof Frame.Open || request instanceof Frame.Release) {
            dropAhead();
        }
        long id = request.id();
        outbox.send(begin(id)
                ? answered(id, () -> answer(request))
                : Frame.Failed.of(id, Reason.CANCELLED, "It was stopped before it began."));
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
            waiting--;
            running = id;
            backend.resetCancel();
            return !cancelled.remove(id);
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
            case Frame.Encode encode -> throw new IllegalStateException("Encoded when nobody waits");
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
