package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerStats;
import lectern.engine.EngineException;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.Frame;
import lectern.engine.host.TextAssembler;

/** Writes one answer: encodes the pictures, reads the prompt, writes until something ends it. */
final class Generation {

    private final LlamaLibrary library;
    private final Session session;
    private final Prefill prefill;
    private final CancelFlag cancel;
    private final Frame.Ask request;
    private final AnswerListener out;

    private final List<Integer> written = new ArrayList<>();
    private final List<TokenChance> chances = new ArrayList<>();
    private final TextAssembler text;
    private long generateNanos;
    private int position;

    /** @throws EngineException when the prompt does not fit into the window */
    Generation(
            LlamaLibrary library, Session session, EmbeddingCache cache, CancelFlag cancel, Frame.Ask request,
            AnswerListener out, Arena arena) throws EngineException {
        this.library = library;
        this.session = session;
        this.prefill = new Prefill(session, cache, cancel, request, out, arena);
        this.cancel = cancel;
        this.request = request;
        this.out = out;
        this.text = new TextAssembler(request.options().stops());
    }

    /** @return {@link Frame.Answered} or {@link Frame.PixelsWanted} */
    Frame.Reply run() throws EngineException {
        boolean complete = false;
        try {
            var missing = prefill.reuse();
            if (!missing.isEmpty()) {
                return new Frame.PixelsWanted(request.id(), missing);
            }
            var reason = prefill.run() ? generate() : StopReason.CANCELLED;
            complete = reason != StopReason.CANCELLED;
            return answered(reason);
        } finally {
            session.finish(complete);
        }
    }

    private StopReason generate() throws EngineException {
        long start = System.nanoTime();
        position = prefill.position();
        int most = request.options().maxTokens() > 0 ? request.options().maxTokens() : Integer.MAX_VALUE;
        try (var sampler = LlamaSampler.create(session.model, request.options())) {
            while (true) {
                if (cancel.isSet()) {
                    return StopReason.CANCELLED;
                }
                if (written.size() == most) {
                    return StopReason.MAX_TOKENS;
                }
                var next = sampler.next(session.context);
                if (next.isEmpty() || session.ends.contains(next.getAsInt())) {
                    return StopReason.END_OF_TURN;
                }
                int token = next.getAsInt();
                written.add(token);
                show(text.accept(session.model.bytes(token)));
                // After the piece, for which somebody waits.
                chances.add(Chances.of(token, session.context.logits(), session.model));
                if (written.size() == 1 && prefill.keeps()) {
                    session.keep();
                }
                if (text.stopped()) {
                    return StopReason.STOP_STRING;
                }
                if (position >= session.context.size()) {
                    return StopReason.CONTEXT_FULL;
                }
                switch (session.context.decode(new int[] {token}, position, true)) {
                    case DONE -> {
                        position++;
                        session.remember("t" + token);
                    }
                    case FULL -> {
                        return StopReason.CONTEXT_FULL;
                    }
                    case ABORTED -> {
                        return StopReason.CANCELLED;
                    }
                    case FAILED -> throw Prefill.failed();
                }
            }
        } finally {
            show(text.finish());
            generateNanos = System.nanoTime() - start;
        }
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            out.onText(piece);
        }
    }

    private Frame.Answered answered(StopReason reason) {
        return new Frame.Answered(
                request.id(), text.text(), List.copyOf(written), reason,
                new AnswerStats(
                        session.loadMillis, prefill.encodeMillis(), prefill.prefillMillis(),
                        generateNanos / 1_000_000, prefill.promptTokens(), prefill.imageTokens(),
                        prefill.cachedTokens(), written.size(),
                        library.peakMemory()),
                List.copyOf(chances));
    }
}
