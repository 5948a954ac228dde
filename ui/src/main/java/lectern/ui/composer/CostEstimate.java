package lectern.ui.composer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.QuestionCost;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a question would cost, a moment after it was last changed. */
final class CostEstimate {

    private static final Logger LOG = LoggerFactory.getLogger(CostEstimate.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ComposerViewModel.Questions questions;
    private final ReadAhead ahead;
    private final Background background;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper tooLong = new ReadOnlyBooleanWrapper();

    /** Counts changes: an estimate of an older one is not shown. */
    private int change;

    /** @param ahead hears what would be sent */
    CostEstimate(ComposerViewModel.Questions questions, ReadAhead ahead, Background background) {
        this.questions = questions;
        this.ahead = ahead;
        this.background = background;
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty tooLongProperty() {
        return tooLong.getReadOnlyProperty();
    }

    /** Soon; at once when there is nothing attached, which costs nothing worth a word. */
    void estimate(Sheet sheet) {
        int current = ++change;
        if (sheet == null || sheet.ready().isEmpty()) {
            text.set("");
            tooLong.set(false);
            if (sheet != null) {
                ahead.want(sheet, List.of());
            }
            return;
        }
        background.later(PAUSE, () -> {
            if (current == change) {
                ask(sheet, current);
            }
        });
    }

    private void ask(Sheet sheet, int current) {
        var words = sheet.text();
        var attachments = sheet.ready();
        background.run(
                () -> questions.cost(words, attachments),
                cost -> {
                    if (current == change) {
                        tooLong.set(cost.filter(CostEstimate::isTooLong).isPresent());
                        text.set(cost.map(c -> sentence(c, sheet)).orElse(""));
                        ahead.want(sheet, cost.map(QuestionCost::attachments).orElse(List.of()));
                    }
                },
                failure -> LOG.warn("The cost of a question could not be told", failure));
    }

    private static String sentence(QuestionCost cost, Sheet sheet) {
        var tokens = isTooLong(cost)
                ? Messages.text("composer.cost.over", cost.tokens(), cost.contextSize())
                : Messages.text("composer.cost", cost.tokens(), cost.contextSize());
        return tokens + pages(cost, sheet).map(p -> " \u00b7 " + p).orElse("");
    }

    private static boolean isTooLong(QuestionCost cost) {
        return cost.tokens() > cost.contextSize();
    }

    /** Which pages are proposed of documents that do not fit whole. */
    private static Optional<String> pages(QuestionCost cost, Sheet sheet) {
        var ready = sheet.ready();
        var proposed = IntStream.range(0, Math.min(ready.size(), cost.attachments().size()))
                .filter(i -> !cost.attachments().get(i).equals(ready.get(i)))
                .mapToObj(i -> Messages.text("composer.cost.pages", cost.attachments().get(i).choices().pages().text(),
                        ready.get(i).name()))
                .collect(Collectors.joining(", "));
        return proposed.isEmpty() ? Optional.empty() : Optional.of(proposed);
    }
}
