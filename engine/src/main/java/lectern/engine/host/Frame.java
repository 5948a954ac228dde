package lectern.engine.host;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.EncoderChoice;
import lectern.engine.EncoderTrial;
import lectern.engine.EngineException;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.prompt.PromptPart;
import lectern.engine.prompt.QuestionStart;

/**
 * A message between the window's process and the engine's. Requests carry an id, and every answer to a request carries
 * the same one. A request is answered by exactly one of its results or by {@link Failed}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Frame.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Frame.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Frame.Released.class, name = "released"),
    @JsonSubTypes.Type(value = Frame.Tokenize.class, name = "tokenize"),
    @JsonSubTypes.Type(value = Frame.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Frame.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = Frame.Encode.class, name = "encode"),
    @JsonSubTypes.Type(value = Frame.Encoded.class, name = "encoded"),
    @JsonSubTypes.Type(value = Frame.ReadAhead.class, name = "read-ahead"),
    @JsonSubTypes.Type(value = Frame.HasRead.class, name = "has-read"),
    @JsonSubTypes.Type(value = Frame.Try.class, name = "try"),
    @JsonSubTypes.Type(value = Frame.Tried.class, name = "tried"),
    @JsonSubTypes.Type(value = Frame.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Frame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = Frame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = Frame.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Frame.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Frame.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Frame.Tokenized.class, name = "tokenized"),
    @JsonSubTypes.Type(value = Frame.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Frame.PixelsWanted.class, name = "pixels-wanted"),
    @JsonSubTypes.Type(value = Frame.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Frame.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Frame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = Frame.Log.class, name = "log"),
})
public sealed interface Frame {

    /** Raised whenever a frame changes its meaning; both sides have to speak the same. */
    int PROTOCOL_VERSION = 10;

    /** What the host is asked to do. */
    sealed interface Request extends Frame {
        long id();
    }

    /**
     * What is done for a question to come, when nobody waits for anything. Another request goes first, at most after a
     * step that it would have to do itself, and it is gone on with after that; opening another model ends it.
     */
    sealed interface Ahead extends Request {}

    /** What the host answers to a request. */
    sealed interface Reply extends Frame {
        long id();
    }

    /**
     * Load a model in place of the one that is open.
     *
     * @param vision what the projector's file says; empty exactly when there is no projector
     */
    record Open(
            long id,
            String model,
            Optional<String> projector,
            Optional<ModelInfo.Vision> vision,
            EngineSettings settings) implements Request {}

    /** Let go of the model that is open, if there is one, and of its memory. */
    record Release(long id) implements Request {}

    /** The tokens of a prompt, with the vocabulary of a model that need not be open. */
    record Tokenize(long id, String model, List<PromptPart> prompt, int tokensPerImage) implements Request {}

    /**
     * Write an answer.
     *
     * @param views of the pictures in the prompt
     */
    record Ask(long id, List<PromptPart> prompt, List<View> views, AnswerOptions options) implements Request {}

    /**
     * A picture exactly as the encoder takes it.
     *
     * @param file raw RGB, rows from the top; empty where the host may know the picture already
     * @param name of the picture in caches: the same for the same pixels only
     */
    record View(Optional<String> file, String name) {}

    /**
     * Encode a picture that a question may come about.
     *
     * @param memoryOnly whether its tokens are remembered in memory only
     */
    record Encode(long id, View view, boolean memoryOnly) implements Ahead {}

    /**
     * Read what stands before a question in its prompt.
     *
     * @param question as it may come; what it asks and how it is to be answered does not matter
     */
    record ReadAhead(Ask question) implements Ahead {
        @Override
        public long id() {
            return question.id();
        }

        /** Whether a question goes on with what is read here. */
        boolean leadsTo(Ask ask) {
            var names = question.views().stream().map(View::name).toList();
            return QuestionStart.of(question.prompt())
                            .filter(start -> start.isSharedBy(question.prompt(), ask.prompt()))
                            .isPresent()
                    && ask.views().stream().map(View::name).limit(names.size()).toList().equals(names);
        }
    }

    record Describe(long id) implements Request {}

    /**
     * Encode a picture with a certain encoder, for the bench.
     *
     * @param model the language model, which mtmd needs
     * @param picture file with raw RGB of the projector's size
     * @param tokens file that receives the image tokens, floats in the order of this computer
     * @param rates whether to measure as well what the computer can do at most
     */
    record Try(
            long id, EncoderChoice encoder, Optional<String> model, String projector, String picture, String tokens,
            int threads, boolean rates) implements Request {}

    /** Stop a request, whether it runs or waits. */
    record Cancel(long id) implements Request {}

    /** Are you there? Answered at once by {@link Pong}, even while a model computes. */
    record Ping(long number) implements Frame {}

    /** The first frame from a host. */
    record Hello(int protocolVersion, long pid) implements Frame {}

    /** @param secondsLeft of this stage; 0 when that is not known */
    record Progress(long id, ProgressListener.Stage stage, double fraction, double secondsLeft) implements Reply {}

    record Text(long id, String piece) implements Reply {}

    record Opened(long id, ModelInfo model) implements Reply {}

    record Released(long id) implements Reply {}

    record Tokenized(long id, List<Integer> tokens) implements Reply {}

    /** @param chances of each token; empty when the backend does not say */
    record Answered(
            long id, String text, List<Integer> tokens, StopReason stopReason, AnswerStats stats,
            List<TokenChance> chances)
            implements Reply {}

    /**
     * A question was not begun, or nothing was read ahead of it, because pictures are not known of which only the names
     * came: it is to be asked again.
     *
     * @param names of the views whose files are wanted
     */
    record PixelsWanted(long id, Set<String> names) implements Reply {}

    record Described(long id, EngineInfo info) implements Reply {}

    /** @param millis computing; 0 when the picture's tokens were known already */
    record Encoded(long id, long millis) implements Reply {}

    /** @param tokens before the question that it finds read; 0 when there is nothing to be gained */
    record HasRead(long id, int tokens) implements Reply {}

    record Tried(long id, EncoderTrial trial) implements Reply {}

    /** An {@link EngineException} that crosses the pipe. */
    record Failed(long id, EngineException.Reason reason, List<Object> arguments, String message) implements Reply {
        public static Failed of(long id, EngineException.Reason reason, String message) {
            return new Failed(id, reason, List.of(), message);
        }
    }

    record Pong(long number) implements Frame {}

    /** A line for the log: what native code said. Never text of a conversation. */
    record Log(int level, String line) implements Frame {}
}
