package lectern.ui.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lectern.engine.Answer;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.Chat;
import lectern.engine.Engine;
import lectern.engine.EngineInfo;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.PromptPreview;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.document.Box;
import lectern.engine.document.RgbImage;

/** Stands in for a model where only the window is looked at: it says what it was told to say. */
final class StagedEngine implements Engine {

    private final Map<String, String> answers;
    private final TokenChance unsure;

    /**
     * @param answers by question
     * @param unsure the word of which it is not sure, where it says it
     */
    StagedEngine(Map<String, String> answers, TokenChance unsure) {
        this.unsure = unsure;
        this.answers = Map.copyOf(answers);
    }

    @Override
    public EngineTask<EngineInfo> describe() {
        return done(new EngineInfo(
                "staged", true, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    public EngineTask<ModelInfo> open(ModelFiles files, EngineSettings settings, ProgressListener progress) {
        return done(new ModelInfo(
                "staged",
                "gemma3 4B Q4_K - Medium",
                Optional.of(new ModelInfo.Vision(896, 256, 2560, 27)),
                8192,
                131_072,
                1_000,
                Optional.empty()));
    }

    @Override
    public EngineTask<PromptPreview> preview(ModelFiles files, Chat chat) {
        return done(new PromptPreview("", List.of(), List.of()));
    }

    @Override
    public EngineTask<Long> encodeAhead(RgbImage image, Box box, boolean memoryOnly, ProgressListener progress) {
        return done(0L);
    }

    @Override
    public EngineTask<Integer> readAhead(Chat chat, boolean memoryOnly, ProgressListener progress) {
        return done(0);
    }

    @Override
    public EngineTask<Answer> ask(Chat chat, AnswerOptions options, AnswerListener listener) {
        var question = chat.turns().getLast().parts().stream()
                .filter(Chat.Text.class::isInstance)
                .map(part -> ((Chat.Text) part).text())
                .reduce("", String::concat)
                .strip();
        // What is said of documents stands before the question.
        var text = answers.entrySet().stream()
                .filter(answer -> question.endsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        listener.onText(text);
        var stats = new AnswerStats(1_000, 900, 400, 2_000, 300, 256, 0, 40, 0);
        return done(new Answer(text, List.of(), StopReason.END_OF_TURN, stats, List.of(), chances(text)));
    }

    /** It is sure of everything but one word. */
    private List<TokenChance> chances(String text) {
        int at = text.indexOf(unsure.text());
        return at < 0
                ? List.of()
                : List.of(
                        new TokenChance(text.substring(0, at), 1, List.of()),
                        unsure,
                        new TokenChance(text.substring(at + unsure.text().length()), 1, List.of()));
    }

    @Override
    public void close() {}

    private static <T> EngineTask<T> done(T result) {
        return new EngineTask<>() {
            @Override
            public T await() {
                return result;
            }

            @Override
            public CompletionStage<T> stage() {
                return CompletableFuture.completedFuture(result);
            }

            @Override
            public void cancel() {}
        };
    }
}
