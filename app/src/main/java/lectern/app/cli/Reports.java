package lectern.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lectern.app.evidence.Citation;
import lectern.engine.Answer;
import lectern.engine.ModelInfo;
import lectern.engine.PromptPreview;
import lectern.engine.ShownPicture;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.document.Box;

/** What {@code ask} prints besides the answer. The names of the components are the keys of the JSON. */
final class Reports {

    private Reports() {}

    /** @param page of a document, from 1 */
    record Picture(
            int picture, String file, Optional<Integer> page, Box box, int size, int tokens, String sha256) {}

    record Counts(int prompt, int image, int cached, int answer) {}

    record Timings(long loadMs, long encodeMs, long prefillMs, long generateMs, double tokensPerSecond) {}

    /** @param page of a document, from 1; where in the answer it is named */
    record Cited(int page, List<String> files, int start, int end) {}

    /**
     * A page whose text layer says what the answer says.
     *
     * @param page from 1
     * @param words that were found there, as the page has them
     */
    record Found(String file, int page, List<String> words) {}

    /**
     * @param tokenProbabilities how sure the model was of each token, and what else it might have been
     * @param citations where the answer names a page that was asked about
     * @param evidence other pages, which Lectern found and the model does not name, the best first
     */
    record AnswerReport(
            String answer,
            List<Integer> tokens,
            List<TokenChance> tokenProbabilities,
            List<Cited> citations,
            List<Found> evidence,
            StopReason stopReason,
            Counts counts,
            Timings timings,
            long peakMemoryBytes,
            List<Picture> images,
            String model,
            String engine,
            int contextSize) {}

    record PreviewReport(String prompt, List<Integer> promptIds, List<Picture> images) {}

    static AnswerReport answer(
            ModelInfo info, Answer answer, List<PictureSource> sources, List<Found> evidence) {
        var s = answer.stats();
        return new AnswerReport(
                answer.text(), answer.tokenIds(), answer.chances(), citations(answer.text(), sources),
                evidence, answer.stopReason(),
                new Counts(s.promptTokens(), s.imageTokens(), s.cachedTokens(), s.answerTokens()),
                new Timings(
                        s.loadMillis(), s.encodeMillis(), s.prefillMillis(), s.generateMillis(), s.tokensPerSecond()),
                s.peakMemoryBytes(), pictures(answer.pictures(), sources), info.description(), info.engine(),
                info.contextSize());
    }

    static PreviewReport preview(PromptPreview preview, List<PictureSource> sources) {
        return new PreviewReport(preview.prompt(), preview.promptIds(), pictures(preview.pictures(), sources));
    }

    private static List<Cited> citations(String answer, List<PictureSource> sources) {
        var files = new TreeMap<Integer, Set<String>>();
        for (var source : sources) {
            source.page().ifPresent(page ->
                    files.computeIfAbsent(page, p -> new LinkedHashSet<>()).add(source.file().toString()));
        }
        return Citation.in(answer, files.keySet()).stream()
                .map(c -> new Cited(c.page(), List.copyOf(files.get(c.page())), c.start(), c.end()))
                .toList();
    }

    private static List<Picture> pictures(List<ShownPicture> shown, List<PictureSource> sources) {
        return shown.stream()
                .map(p -> new Picture(
                        p.picture(), sources.get(p.picture()).file().toString(), sources.get(p.picture()).page(),
                        p.box(), p.size(), p.tokens(), p.sha256()))
                .toList();
    }

    /** One line for a person. */
    static String summary(Answer answer) {
        var s = answer.stats();
        return String.format(Locale.ROOT,
                "[%d tokens in, %d of them pictures; %d out at %.1f a second; load %.1f s, pictures %.1f s,"
                        + " reading %.1f s, writing %.1f s; %d MB]",
                s.promptTokens(), s.imageTokens(), s.answerTokens(), s.tokensPerSecond(), s.loadMillis() / 1000.0,
                s.encodeMillis() / 1000.0, s.prefillMillis() / 1000.0, s.generateMillis() / 1000.0,
                s.peakMemoryBytes() >> 20);
    }
}
