package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import lectern.app.AskedPages;
import lectern.app.AttachmentView;
import lectern.app.FoundPage;
import lectern.ui.Messages;
import lectern.ui.emoji.Worded;
import lectern.ui.text.OwnDirection;

/** Below an answer: links to pages that say what it says. Pages are named as shortly as it is clear which are meant. */
final class EvidenceLine extends FlowPane {

    private static final double LONGEST_LINK = 280;

    private final Consumer<FoundPage> look;

    /** @param look shows a page */
    EvidenceLine(Consumer<FoundPage> look) {
        this.look = look;
        getStyleClass().add("evidence");
        setAlignment(Pos.CENTER_LEFT);
        // Otherwise as wide as the longest name would like to be, beyond the window's edge.
        setMinWidth(0);
    }

    /**
     * @param found the best first, at least one
     * @param asked all that the question was about
     * @param also whether the answer names other pages itself
     */
    void show(List<FoundPage> found, AskedPages asked, boolean also) {
        getChildren().clear();
        var files = Stream.concat(asked.attachments().stream(), found.stream().map(FoundPage::attachment))
                .map(AttachmentView::sha256)
                .distinct()
                .count();
        boolean onlyPage = files == 1 && found.getFirst().attachment().pages() == 1;
        if (onlyPage) {
            getChildren().add(link(found.getFirst(), Messages.text("transcript.found.here")));
            return;
        }
        var begin = also ? Messages.text("transcript.found.also")
                : files == 1 ? Messages.text("transcript.found.on") : Messages.text("transcript.found.in");
        getChildren().add(muted(begin));
        for (var page : found) {
            if (page != found.getFirst()) {
                getChildren().add(muted("·"));
            }
            getChildren().add(link(page, name(page, files > 1)));
        }
    }

    private static String name(FoundPage found, boolean withFile) {
        int number = found.page() + 1;
        var file = found.attachment().name();
        if (!withFile) {
            return Messages.text("transcript.found.page", number);
        }
        return found.attachment().pages() == 1 ? file : Messages.text("transcript.found.file", file, number);
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Hyperlink link(FoundPage found, String words) {
        var link = new Hyperlink();
        Worded.say(link, words, null);
        link.getStyleClass().addAll(Styles.TEXT_SMALL, "evidence-link");
        // The name of a file may be long; its ending and the page tell most.
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setMaxWidth(LONGEST_LINK);
        if (words.equals(found.attachment().name())) {
            OwnDirection.of(link);
        }
        link.setAccessibleText(
                words + ". " + Messages.text("transcript.cited", found.page() + 1, found.attachment().name()));
        link.setOnAction(event -> {
            link.setVisited(false);
            look.accept(found);
        });
        return link;
    }
}
