package lectern.ui.transcript;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.app.Differences;
import lectern.app.Differences.Difference;
import lectern.ui.Messages;
import lectern.ui.markdown.MarkdownText;
import lectern.ui.text.Look;
import lectern.ui.text.Mark;
import lectern.ui.text.MarkedBlocks;

/** How a closer reading differs from the first, in words and as marks. */
final class ReadingsText {

    /** So many differences are told below the answer; all are marked in it. */
    private static final int TOLD = 5;

    private final List<Difference> differences;

    /**
     * @param first the first reading, in Markdown
     * @param shown the characters of the closer one as they are shown
     */
    ReadingsText(String first, String shown) {
        differences = Differences.of(MarkedBlocks.text(MarkdownText.blocks(first)), shown);
    }

    /** For words that are in the closer reading alone. */
    List<Mark> marks() {
        return differences.stream()
                .filter(difference -> difference.start() < difference.end())
                .map(difference -> new Mark(
                        difference.start(), difference.end(), Set.of(Look.CHANGED), "",
                        difference.first().isEmpty()
                                ? Messages.text("transcript.closely.new")
                                : Messages.text("transcript.closely.first", difference.first())))
                .toList();
    }

    String sentence() {
        if (differences.isEmpty()) {
            return Messages.text("transcript.closely.same");
        }
        var told = differences.stream().limit(TOLD).map(ReadingsText::change).collect(Collectors.joining(", "));
        return Messages.text(
                "transcript.closely.differs", differences.size(), differences.size() > TOLD ? told + ", …" : told);
    }

    private static String change(Difference difference) {
        return Messages.text("transcript.closely.change", quoted(difference.first()), quoted(difference.second()));
    }

    /** Nothing is an empty place. */
    private static String quoted(String words) {
        return words.isEmpty() ? "—" : words;
    }
}
