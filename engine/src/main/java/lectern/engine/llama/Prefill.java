package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.encode.CancelFlag;
import lectern.engine.host.ContextOverflow;
import lectern.engine.host.Frame;
import lectern.engine.llama.LlamaContext.Decoded;
import lectern.engine.llama.PromptTokenizer.Piece;

/** Brings a prompt into the KV cache: what is not there already is encoded and decoded. */
final class Prefill {

    private final Session session;
    private final CancelFlag cancel;
    private final Frame.Ask request;
    private final ProgressListener out;
    private final ViewEncoder encoder;
    private final PromptPlan plan;
    private final int promptTokens;
    private final int imageTokens;

    /** By view. */
    private final Map<Integer, MemorySegment> embeddings = new HashMap<>();

    /** How many entries of the prompt the KV cache held already. */
    private int reused;

    /** Views after them. */
    private List<Integer> needed = List.of();

    private int cachedTokens;
    private int position;
    private long reuseNanos;
    private long encodeNanos;
    private long prefillNanos;

    /** @throws EngineException when the prompt leaves no room for an answer: nothing is computed then */
    Prefill(
            Session session, EmbeddingCache cache, CancelFlag cancel, Frame.Ask request, ProgressListener out,
            Arena arena) throws EngineException {
        this.session = session;
        this.cancel = cancel;
        this.request = request;
        this.out = out;
        this.encoder = new ViewEncoder(session.vision, cache, !request.options().memoryOnly(), cancel, out, arena);
        plan = new PromptPlan(session.tokenizer, request.prompt(), request.views(), session.microBatch);
        promptTokens = plan.entries().stream().mapToInt(session::tokens).sum();
        long views = plan.pieces().stream().filter(Piece.View.class::isInstance).count();
        imageTokens = (int) views * session.tokensPerImage();
        if (promptTokens >= session.context.size()) {
            throw tooLong();
        }
    }

    /**
     * Brings back what is held of the prompt's beginning.
     *
     * @return names of views that have to be encoded, but whose pixels did not come along: {@link #run} needs them
     */
    Set<String> reuse() {
        long start = System.nanoTime();
        reused = session.reuse(plan, request.options().memoryOnly());
        cachedTokens = plan.entries().subList(0, reused).stream().mapToInt(session::tokens).sum();
        position = cachedTokens;
        needed = needed();
        reuseNanos = System.nanoTime() - start;
        return encoder.missing(needed.stream().map(request.views()::get).toList());
    }

    /** @return false when it was cancelled */
    boolean run() throws EngineException {
        boolean done = run(plan.entries().size(), () -> true);
        if (done) {
            requireNumbers();
        }
        return done;
    }

    /**
     * The same for what stands before the question.
     *
     * @param goesOn asked before every step whether to go on
     * @return false when it ended early
     */
    boolean runBeforeQuestion(BooleanSupplier goesOn) throws EngineException {
        return run(plan.beforeQuestion(), goesOn);
    }

    /** Whether the KV cache holds what stands before the question, as far as it can be told from the question. */
    boolean holdsBeforeQuestion() {
        return session.holds(plan.entries().subList(0, plan.beforeQuestion()));
    }

    /** Nobody may ever ask what is read for: then the last conversation goes on. */
    void keepWhatGivesWay() {
        session.keepBefore(plan);
    }

    private boolean run(int entries, BooleanSupplier goesOn) throws EngineException {
        long start = System.nanoTime();
        boolean done = encode();
        long encodedBy = System.nanoTime();
        encodeNanos = encodedBy - start;
        done = done && decode(entries, goesOn);
        prefillNanos = reuseNanos + System.nanoTime() - encodedBy;
        return done;
    }

    /** The views that are not in the KV cache already. */
    private List<Integer> needed() {
        var needed = new ArrayList<Integer>();
        int at = 0;
        for (var piece : plan.pieces()) {
            if (piece instanceof Piece.View view && at >= reused) {
                needed.add(view.index());
            }
            at += entries(piece);
        }
        return needed;
    }

    private boolean encode() throws EngineException {
        var encoded = encoder.encode(needed.stream().map(request.views()::get).toList());
        for (int i = 0; encoded.isPresent() && i < needed.size(); i++) {
            embeddings.put(needed.get(i), encoded.get().get(i));
        }
        return encoded.isPresent();
    }

    private static int entries(Piece piece) {
        return piece instanceof Piece.Tokens tokens ? tokens.ids().length : 1;
    }

    /** @param entries of the prompt, up to where a step ends */
    private boolean decode(int entries, BooleanSupplier goesOn) throws EngineException {
        int at = 0;
        for (var piece : plan.pieces()) {
            int end = at + entries(piece);
            int from = Math.max(at, reused);
            int to = Math.min(end, entries);
            boolean done = from >= to || switch (piece) {
                case Piece.Tokens tokens -> tokens(tokens.ids(), at, from, to, goesOn);
                case Piece.View view -> goesOn.getAsBoolean() && view(view.index());
            };
            if (!done) {
                return false;
            }
            at = end;
        }
        return true;
    }

    /**
     * A step at a time: so that progress shows, a GPU can be stopped, and the KV cache is kept where the question
     * begins.
     *
     * @param first which entry of the prompt the first of the tokens is
     * @param from which one comes next
     * @param end after the last that is to be decoded
     */
    private boolean tokens(int[] ids, int first, int from, int end, BooleanSupplier goesOn) throws EngineException {
        for (int at = from; at < end; ) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            begins();
            int to = plan.end(at);
            var step = java.util.Arrays.copyOfRange(ids, at - first, to - first);
            if (!decoded(session.context.decode(step, position, to == plan.entries().size()))) {
                return false;
            }
            advance(at, to);
            if (to == plan.beforeQuestion() && keeps(to)) {
                session.keep();
            }
            at = to;
        }
        return true;
    }

    private boolean view(int view) throws EngineException {
        int count = session.tokensPerImage();
        begins();
        boolean causal = !session.vision.orElseThrow().nonCausal();
        if (!decoded(session.context.decode(embeddings.get(view), count, position, causal))) {
            return false;
        }
        int at = session.held();
        advance(at, at + 1);
        return true;
    }

    private void advance(int from, int to) {
        for (var entry : plan.entries().subList(from, to)) {
            session.remember(entry);
            position += session.tokens(entry);
        }
    }

    /** Before a step, which may take seconds; that none is left is told by the answer's first piece. */
    private void begins() {
        out.onProgress(Stage.PREFILL, (double) position / promptTokens);
    }

    private boolean decoded(Decoded result) throws EngineException {
        if (cancel.isSet()) {
            return false;
        }
        return switch (result) {
            case DONE -> true;
            case ABORTED -> false;
            case FULL -> throw tooLong();
            case FAILED -> throw failed();
        };
    }

    private EngineException tooLong() {
        return ContextOverflow.of(promptTokens, session.context.size(), imageTokens);
    }

    static EngineException failed() {
        return new EngineException(Reason.INTERNAL,
                "The model could not be computed. The log has the library's reason; ask again, or try another model.");
    }

    private void requireNumbers() throws EngineException {
        for (float logit : session.context.logits().toArray(ValueLayout.JAVA_FLOAT)) {
            if (Float.isNaN(logit)) {
                throw new EngineException(
                        Reason.INTERNAL,
                        "The model computed values that are not numbers on this computer. Try another quantization of"
                                + " it.");
            }
        }
    }

    /** Whether the cache, as it is now, should be kept for when the conversation goes on. */
    boolean keeps() {
        return keeps(plan.entries().size());
    }

    private boolean keeps(int entries) {
        return !request.options().memoryOnly() && session.keeps(plan.entries(), entries);
    }

    /** Tokens that are in the KV cache. */
    int position() {
        return position;
    }

    /** Tokens that stand before the question; 0 when nothing parts it from them. */
    int tokensBeforeQuestion() {
        return plan.entries().subList(0, plan.beforeQuestion()).stream().mapToInt(session::tokens).sum();
    }

    int promptTokens() {
        return promptTokens;
    }

    int imageTokens() {
        return imageTokens;
    }

    /** Tokens that were not decoded, because the cache or the disk held them. */
    int cachedTokens() {
        return cachedTokens;
    }

    long encodeMillis() {
        return encodeNanos / 1_000_000;
    }

    long prefillMillis() {
        return prefillNanos / 1_000_000;
    }
}
