package lectern.engine.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lectern.engine.AnswerListener;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;

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

    Host(Backend backend, Outbox outbox) {
        this.backend = backend;
        this.outbox = outbox;
    }

    /** Returns when the input ends or is not made of frames. */
    void serve(InputStream in) {
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

    /** Lets the backend do what can wait, unless somebody waits. */
    private void idle() {
        synchronized (lock) {
            if (waiting > 0) {
                return;
            }
            backend.resetCancel();
            idling = true;
        }
        try {
            backend.idle();
        } catch (RuntimeException | Error e) {
            outbox.send(new Frame.Log(4, stackTrace(e)));
        } finally {
            synchronized (lock) {
                idling = false;
            }
        }
    }

    private void cancel(long id) {
        synchronized (lock) {
            if (running == id) {
                backend.cancel();
            } else {
                cancelled.add(id);
            }
        }
    }

    private void run(Frame.Request request) {
        if (begin(request.id())) {
            try {
                outbox.send(answer(request));
            } catch (EngineException e) {
                outbox.send(new Frame.Failed(request.id(), e.reason(), e.getMessage()));
            } catch (OutOfMemoryError e) {
                outbox.send(new Frame.Failed(request.id(), Reason.OUT_OF_MEMORY,
                        "The engine ran out of memory. Close other programs, or choose a smaller model."));
            } catch (RuntimeException | Error e) {
                outbox.send(new Frame.Log(4, stackTrace(e)));
                outbox.send(new Frame.Failed(request.id(), Reason.INTERNAL,
                        "The engine failed in a way that was not foreseen. The log has the details; ask again."));
            }
        } else {
            outbox.send(new Frame.Failed(request.id(), Reason.CANCELLED, "It was stopped before it began."));
        }
        synchronized (lock) {
            running = -1;
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
        ProgressListener progress = (stage, fraction) -> outbox.send(new Frame.Progress(id, stage, fraction));
        return switch (request) {
            case Frame.Open open -> new Frame.Opened(id, backend.open(open, progress));
            case Frame.Tokenize tokenize -> new Frame.Tokenized(id, backend.tokenize(tokenize));
            case Frame.Describe describe -> new Frame.Described(id, backend.describe());
            case Frame.Try one -> new Frame.Tried(id, backend.tryEncoder(one));
            case Frame.Cancel cancel -> throw new IllegalStateException("Cancels are handled by the reader");
            case Frame.Ask ask -> backend.ask(ask, new AnswerListener() {
                @Override
                public void onText(String piece) {
                    outbox.send(new Frame.Text(id, piece));
                }

                @Override
                public void onProgress(Stage stage, double fraction) {
                    progress.onProgress(stage, fraction);
                }
            });
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
