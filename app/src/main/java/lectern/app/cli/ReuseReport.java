package lectern.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lectern.engine.ModelFiles;

/**
 * What was measured about a page that is asked about again.
 *
 * @param questions the first, the second about the same page, one after a restart, and the first of a page that was
 *     read ahead
 */
record ReuseReport(String model, List<Line> questions, List<Bar> bars) {

    /**
     * @param seconds from the question to the first token of its answer
     * @param encoded whether a picture was encoded for it
     * @param promptTokens of the question with its page
     * @param cachedTokens of them that were not read again
     * @param encodeMillis of the seconds, for pictures
     * @param prefillMillis of the seconds, for the prompt and what was kept of it
     * @param peerSeconds the same of llama-server, if it was measured
     */
    record Line(
            String question, double seconds, boolean encoded, int promptTokens, int cachedTokens, long encodeMillis,
            long prefillMillis, Optional<Double> peerSeconds) {

        Line withPeer(double measured) {
            return new Line(
                    question, seconds, encoded, promptTokens, cachedTokens, encodeMillis, prefillMillis,
                    Optional.of(measured));
        }
    }

    /** @param value against the first question */
    record Bar(String measure, double value, double bar, boolean met, Optional<Double> peer) {}

    /** @param rounds the three questions of each */
    static ReuseReport of(ModelFiles files, List<List<Line>> rounds) {
        var lines = medians(rounds);
        return new ReuseReport(
                files.model().getFileName().toString(), lines,
                List.of(bar("second / first", lines.get(0), lines.get(1), 0.05),
                        bar("after a restart / first", lines.get(0), lines.get(2), 0.10)));
    }

    /** Of each question, the round whose time is in the middle. */
    private static List<Line> medians(List<List<Line>> rounds) {
        var medians = new ArrayList<Line>();
        for (int i = 0; i < rounds.getFirst().size(); i++) {
            int question = i;
            var sorted = rounds.stream()
                    .map(lines -> lines.get(question))
                    .sorted(Comparator.comparingDouble(Line::seconds))
                    .toList();
            medians.add(sorted.get((sorted.size() - 1) / 2));
        }
        return List.copyOf(medians);
    }

    private static Bar bar(String measure, Line first, Line later, double bar) {
        double value = later.seconds() / first.seconds();
        return new Bar(
                measure, value, bar, value <= bar && !later.encoded(),
                later.peerSeconds().map(seconds -> seconds / first.peerSeconds().orElseThrow()));
    }

    /** As a table to read. */
    String text() {
        var text = new StringBuilder(model).append(System.lineSeparator());
        text.append(String.format(
                "%-18s %10s %8s %10s %14s%n", "question", "seconds", "encoded", "tokens", "llama-server"));
        for (var l : questions) {
            text.append(String.format(Locale.ROOT, "%-18s %10.3f %8s %4d of %3d %14s%n", l.question(), l.seconds(),
                    l.encoded() ? "yes" : "no", l.promptTokens() - l.cachedTokens(), l.promptTokens(),
                    l.peerSeconds().map(s -> String.format(Locale.ROOT, "%.2f", s)).orElse("")));
        }
        for (var b : bars) {
            text.append(String.format(Locale.ROOT, "%n%-26s %.3f, at most %.2f: %s%s", b.measure(), b.value(), b.bar(),
                    b.met() ? "met" : "not met",
                    b.peer().map(p -> String.format(Locale.ROOT, "; llama-server %.3f", p)).orElse("")));
        }
        return text.toString();
    }
}
