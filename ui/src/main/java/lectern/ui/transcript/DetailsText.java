package lectern.ui.transcript;

import java.text.NumberFormat;
import java.util.ArrayList;
import lectern.app.MessageView;
import lectern.engine.AnswerStats;
import lectern.ui.Messages;
import lectern.ui.Moments;

/** Everything that is known about how an answer came about, in a few lines. */
final class DetailsText {

    private DetailsText() {}

    static String of(MessageView answer) {
        var lines = new ArrayList<String>();
        var when = Moments.minute(answer.createdAt());
        lines.add(answer.model().map(model -> model + " · " + when).orElse(when));
        answer.options().map(lectern.engine.AnswerOptions::sampling).ifPresent(sampling -> lines.add(sampling.greedy()
                ? Messages.text("details.greedy")
                : Messages.text("details.sampling", sampling.temperature(), sampling.topK(), sampling.topP())));
        answer.stats().ifPresent(stats -> {
            lines.add(read(stats));
            lines.add(Messages.text(
                    "details.written", stats.answerTokens(), seconds(stats.generateMillis()), stats.tokensPerSecond()));
        });
        return String.join("\n", lines);
    }

    private static String read(AnswerStats stats) {
        var read = Messages.text(
                "details.read", stats.promptTokens(), stats.imageTokens(), stats.cachedTokens(),
                seconds(stats.prefillMillis()));
        return stats.encodeMillis() == 0
                ? read
                : read + " · " + Messages.text("details.looked", seconds(stats.encodeMillis()));
    }

    private static String seconds(long millis) {
        var format = NumberFormat.getNumberInstance(Messages.locale());
        format.setMaximumFractionDigits(1);
        return format.format(millis / 1000.0);
    }
}
