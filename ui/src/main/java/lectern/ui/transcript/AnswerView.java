package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.text.SelectableText;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What the model answered, how far it has come, and what to do when it ended early. */
final class AnswerView extends VBox {

    private final MessageModel message;
    private final SelectableText words = new SelectableText();
    private final Label status = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button copy;
    private final HBox below;
    private final Banner interrupted;
    private final Subscription subscriptions;

    /**
     * @param retry asks the question again
     * @param follow hears where a link leads that was clicked on
     * @param canRetry false while another answer is written, and for all answers but the last
     */
    AnswerView(
            MessageModel message, Runnable retry, ObservableValue<Boolean> canRetry, Consumer<String> follow) {
        this.message = message;
        words.setOnLink(follow);
        getStyleClass().add("answer");
        setSpacing(6);
        words.setSpeaker(Messages.text("transcript.model"));
        progress.getStyleClass().add(Styles.SMALL);

        var again = Controls.button(
                Material2OutlinedMZ.REFRESH, Messages.text("transcript.retry"), retry);
        again.getStyleClass().addAll(Styles.SMALL, "retry");
        again.visibleProperty().bind(canRetry);
        again.managedProperty().bind(again.visibleProperty());
        interrupted = new Banner(Banner.Kind.WARNING, Material2OutlinedMZ.REPORT_PROBLEM, again);
        interrupted.getStyleClass().add("interrupted");

        copy = Controls.iconButton(
                Material2OutlinedAL.CONTENT_COPY, Messages.text("transcript.copy"), this::copy);
        copy.getStyleClass().addAll(Styles.SMALL, "copy");
        below = new HBox(8, copy, status, progress);
        // The icon itself, not the button around it, stands under the first letter.
        HBox.setMargin(copy, new Insets(0, 0, 0, -6));
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("below");

        var notice = new Label();
        notice.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        notice.setWrapText(true);
        notice.setMinHeight(USE_PREF_SIZE);
        notice.textProperty().bind(message.noticeProperty());
        notice.visibleProperty().bind(message.noticeProperty().isNotEmpty());

        getChildren().addAll(notice, words, interrupted, below);
        for (var node : List.of(notice, words, copy, status, progress)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        subscriptions = Subscription.combine(
                message.revisionProperty().subscribe(revision -> showText()),
                message.stateProperty().subscribe(state -> showState()),
                message.progressProperty().subscribe(value -> showState()));
    }

    /** Lets go of the message. */
    void discard() {
        subscriptions.unsubscribe();
        message.release();
    }

    /** What is selected as plain text; all of it, if nothing is, as the Markdown it is. */
    private void copy() {
        if (words.selectedText().isEmpty()) {
            SelectableText.toClipboard(message.text());
        } else {
            words.copy();
        }
    }

    private void showText() {
        words.setBlocks(message.blocks());
        words.setVisible(message.hasText());
    }

    private void showState() {
        var state = message.stateProperty().get();
        double share = message.progressProperty().get();
        status.setText(sentence(state, share));
        status.setVisible(!status.getText().isEmpty());
        progress.setVisible(state.inProgress() && state != MessageState.WRITING);
        progress.setProgress(share);
        interrupted.say(state == MessageState.INTERRUPTED ? message.problemProperty().get() : "");
        copy.setVisible(!state.inProgress() && message.hasText());
    }

    private static String sentence(MessageState state, double share) {
        double shown = Math.max(0, share);
        return switch (state) {
            case WAITING -> Messages.text("transcript.state.waiting");
            case QUEUED -> Messages.text("transcript.state.queued");
            case LOADING_MODEL -> Messages.text("transcript.state.loading", shown);
            case ENCODING_PICTURE -> Messages.text("transcript.state.encoding", shown);
            case READING_PROMPT -> Messages.text("transcript.state.reading", shown);
            case WRITING -> Messages.text("transcript.state.writing");
            case STOPPED -> Messages.text("transcript.state.stopped");
            case DONE, INTERRUPTED -> "";
        };
    }
}
