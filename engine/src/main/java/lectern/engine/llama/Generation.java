package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerStats;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.Frame;
import lectern.engine.host.TextAssembler;
import lectern.engine.llama.LlamaContext.Decoded;
import lectern.engine.llama.PromptTokenizer.Piece;

/** Writes one answer: encodes the pictures, reads the prompt, writes until something ends it. */
final class Generation {

    private final LlamaLibrary library;
    private final Session session;
    private final EmbeddingCache cache;
    private final CancelFlag cancel;
    private final Frame.Ask request;
    private final AnswerListener out;
    private final Arena arena;

    private final List<Integer> written = new ArrayList<>();
    private final List<TokenChance> chances = new ArrayList<>();
    private final TextAssembler text;
    private long encodeNanos;
    private long prefillNanos;
    private long generateNanos;
    private int position;
    private int promptTokens;
    private int imageTokens;
    private int cachedTokens;

    Generation(
            LlamaLibrary library, Session session, EmbeddingCache cache, CancelFlag cancel, Frame.Ask request,
            AnswerListener out, Arena arena) {
        this.library = library;
        this.session = session;
        this.cache = cache;
        this.cancel = cancel;
        this.request = request;
        this.out = out;
        this.arena = arena;
        this.text = new TextAssembler(request.options().stops());
    }

    Frame.Answered run() throws EngineException {
        var pieces = session.tokenizer.pieces(request.prompt());
        count(pieces);
        long start = System.nanoTime();
        var embeddings = new ViewEncoder(session.vision, cache, cancel, out, arena).encode(request.views());
        encodeNanos = System.nanoTime() - start;
        boolean complete = false;
        try {
            var reason = embeddings.isEmpty() || !prefill(pieces, embeddings.get())
                    ? StopReason.CANCELLED
                    : generate();
            complete = reason != StopReason.CANCELLED;
            return answered(reason);
        } finally {
            if (!complete) {
                // A decode that was stopped may have left half of its tokens in the KV cache.
                session.forget();
            }
        }
    }

    /** Refuses a prompt that leaves no room for an answer, before anything is computed. */
    private void count(List<Piece> pieces) throws EngineException {
        int perImage = session.visionSize.map(ModelInfo.Vision::tokensPerImage).orElse(0);
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Tokens tokens -> promptTokens += tokens.ids().length;
                case Piece.View view -> imageTokens += perImage;
            }
        }
        promptTokens += imageTokens;
        if (promptTokens >= session.context.size()) {
            throw new EngineException(Reason.CONTEXT_TOO_SMALL, "The question needs " + promptTokens + " tokens"
                    + (imageTokens > 0 ? " (" + imageTokens + " of them for pictures)" : "")
                    + ", but the context window holds " + session.context.size()
                    + ". Ask about fewer pictures, begin a new conversation, or set a larger context window.");
        }
    }

    /** @return false when it was cancelled */
    private boolean prefill(List<Piece> pieces, List<MemorySegment> embeddings) throws EngineException {
        long start = System.nanoTime();
        int skip = session.reuse(entries(pieces));
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            switch (pieces.get(i)) {
                case Piece.Tokens tokens -> {
                    int known = Math.min(skip, tokens.ids().length);
                    skip -= known;
                    position += known;
                    cachedTokens += known;
                    if (!prefillTokens(tokens.ids(), known, last)) {
                        return false;
                    }
                }
                case Piece.View view -> {
                    if (skip > 0) {
                        int known = session.visionSize.orElseThrow().tokensPerImage();
                        skip--;
                        position += known;
                        cachedTokens += known;
                    } else if (!prefillView(view.index(), embeddings.get(view.index()))) {
                        return false;
                    }
                }
            }
        }
        requireNumbers();
        prefillNanos = System.nanoTime() - start;
        return true;
    }

    private boolean prefillTokens(int[] ids, int from, boolean needsLogits) throws EngineException {
        // A micro-batch at a time: what the library computes is the same, but progress shows and a GPU can be stopped.
        for (int at = from; at < ids.length; at += session.microBatch) {
            int to = Math.min(ids.length, at + session.microBatch);
            var step = java.util.Arrays.copyOfRange(ids, at, to);
            if (!decoded(session.context.decode(step, position, needsLogits && to == ids.length))) {
                return false;
            }
            position += step.length;
            for (int id : step) {
                session.remember(entry(id));
            }
            out.onProgress(Stage.PREFILL, (double) position / promptTokens);
        }
        return true;
    }

    private boolean prefillView(int view, MemorySegment embeddings) throws EngineException {
        int count = session.visionSize.orElseThrow().tokensPerImage();
        boolean causal = !session.vision.orElseThrow().nonCausal();
        if (!decoded(session.context.decode(embeddings, count, position, causal))) {
            return false;
        }
        position += count;
        session.remember(request.views().get(view).sha256());
        out.onProgress(Stage.PREFILL, (double) position / promptTokens);
        return true;
    }

    private StopReason generate() throws EngineException {
        long start = System.nanoTime();
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
                chances.add(Chances.of(token, session.context.logits(), session.model));
                show(text.accept(session.model.bytes(token)));
                if (text.stopped()) {
                    return StopReason.STOP_STRING;
                }
                if (position >= session.context.size()) {
                    return StopReason.CONTEXT_FULL;
                }
                switch (session.context.decode(new int[] {token}, position, true)) {
                    case DONE -> {
                        position++;
                        session.remember(entry(token));
                    }
                    case FULL -> {
                        return StopReason.CONTEXT_FULL;
                    }
                    case ABORTED -> {
                        return StopReason.CANCELLED;
                    }
                    case FAILED -> throw decodeFailed();
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

    private boolean decoded(Decoded result) throws EngineException {
        if (cancel.isSet()) {
            return false;
        }
        return switch (result) {
            case DONE -> true;
            case ABORTED -> false;
            case FULL -> throw new EngineException(Reason.CONTEXT_TOO_SMALL,
                    "The question does not fit into the context window. Begin a new conversation, or set a larger one.");
            case FAILED -> throw decodeFailed();
        };
    }

    private static EngineException decodeFailed() {
        return new EngineException(Reason.INTERNAL,
                "The model could not be computed. The log has the library's reason; ask again, or try another model.");
    }

    private void requireNumbers() throws EngineException {
        var logits = session.context.logits();
        long count = logits.byteSize() / Float.BYTES;
        for (long i = 0; i < count; i++) {
            if (Float.isNaN(logits.getAtIndex(ValueLayout.JAVA_FLOAT, i))) {
                throw new EngineException(Reason.INTERNAL,
                        "The model computed values that are not numbers on this computer. Try another quantization of it.");
            }
        }
    }

    private List<String> entries(List<Piece> pieces) {
        var entries = new ArrayList<String>();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Tokens tokens -> {
                    for (int id : tokens.ids()) {
                        entries.add(entry(id));
                    }
                }
                case Piece.View view -> entries.add(request.views().get(view.index()).sha256());
            }
        }
        return entries;
    }

    private static String entry(int token) {
        return "t" + token;
    }

    private Frame.Answered answered(StopReason reason) {
        return new Frame.Answered(
                request.id(), text.text(), List.copyOf(written), reason,
                new AnswerStats(
                        session.loadMillis, encodeNanos / 1_000_000, prefillNanos / 1_000_000,
                        generateNanos / 1_000_000, promptTokens, imageTokens, cachedTokens, written.size(),
                        library.peakMemory()),
                List.copyOf(chances));
    }
}
