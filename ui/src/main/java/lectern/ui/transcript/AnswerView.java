package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.PasswordCard;
import lectern.ui.text.Block;
import lectern.ui.text.MarkedBlocks;
import lectern.ui.text.SelectableText;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What the model answered, how far it has come, and what can be done with it. */
final class AnswerView extends VBox {

    private static final double PASSWORD_WIDTH = 420;

    private final MessageModel message;
    private final TurnsViewModel turns;
    private final SelectableText words = new SelectableText();
    private final Label status = new Label();
    private final Label details = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button copy;
    private final Button again;
    private final Button more;
    private final Button goOn;
    private final Button closely;
    private final Label compared = new Label();
    private final Banner interrupted;
    private final PasswordCard password;
    private final Subscription subscriptions;

    /**
     * @param follow hears where a link leads that was chosen
     * @param look shows a page that the answer names
     * @param isLast whether it is the last message, and no answer is being written
     */
    AnswerView(
            MessageModel message,
            TurnsViewModel turns,
            ObservableValue<Boolean> isLast,
            Consumer<String> follow,
            Consumer<PageTarget> look) {
        this.message = message;
        this.turns = turns;
        words.setOnLink(target -> AnswerMarks.page(target)
                .ifPresentOrElse(
                        page -> turns.cited(message).target(page, message.text()).ifPresent(look),
                        () -> follow.accept(target)));
        getStyleClass().add("answer");
        setSpacing(6);
        words.setSpeaker(Messages.text("transcript.model"));
        progress.getStyleClass().add(Styles.SMALL);

        var retry = Controls.button(
                Material2OutlinedMZ.REFRESH, Messages.text("transcript.retry"), () -> turns.regenerate(message));
        retry.getStyleClass().addAll(Styles.SMALL, "retry");
        retry.visibleProperty().bind(isLast);
        retry.managedProperty().bind(retry.visibleProperty());
        interrupted = new Banner(Banner.Kind.WARNING, Material2OutlinedMZ.REPORT_PROBLEM, retry);
        interrupted.getStyleClass().add("interrupted");

        password = new PasswordCard(typed -> turns.unlock(message, typed, this::refuse));
        password.setMaxWidth(PASSWORD_WIDTH);

        copy = action(Material2OutlinedAL.CONTENT_COPY, Messages.text("transcript.copy"), "copy", this::copy);
        again = action(
                Material2OutlinedMZ.REFRESH,
                Messages.text("transcript.again"),
                "again",
                () -> turns.regenerate(message));
        more = action(Material2MZ.MORE_HORIZ, Messages.text("transcript.more"), "more", this::showMenu);
        goOn = Controls.button(
                Material2OutlinedMZ.PLAY_ARROW, Messages.text("transcript.go-on"), () -> turns.goOn(message));
        goOn.getStyleClass().addAll(Styles.SMALL, "go-on");
        goOn.managedProperty().bind(goOn.visibleProperty());
        closely = Controls.button(
                Material2MZ.ZOOM_IN, Messages.text("transcript.closely"), () -> turns.readClosely(message));
        closely.getStyleClass().addAll(Styles.SMALL, "read-closely");
        closely.managedProperty().bind(closely.visibleProperty());
        compared.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "compared");
        compared.setWrapText(true);
        compared.setMinHeight(USE_PREF_SIZE);
        compared.visibleProperty().bind(compared.textProperty().isNotEmpty());
        var pager = new Pager(message.placeProperty(), this::turn);
        var below = new HBox(2, copy, again, more, pager, status, progress, goOn, closely);
        HBox.setMargin(status, new Insets(0, 6, 0, 4));
        // The icon itself, not the button around it, stands under the first letter.
        HBox.setMargin(copy, new Insets(0, 0, 0, -6));
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("below");
        details.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "details");
        details.setWrapText(true);
        details.setVisible(false);

        var notice = new Label();
        notice.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        notice.setWrapText(true);
        notice.setMinHeight(USE_PREF_SIZE);
        notice.textProperty().bind(message.noticeProperty());
        notice.visibleProperty().bind(message.noticeProperty().isNotEmpty());

        getChildren().addAll(notice, words, compared, interrupted, password, below, details);
        for (var node : List.of(notice, words, compared, copy, again, more, status, progress, details)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        subscriptions = Subscription.combine(
                message.revisionProperty().subscribe(revision -> showText()),
                message.stateProperty().subscribe(state -> showState(isLast.getValue())),
                isLast.subscribe(this::showState),
                message.progressProperty().subscribe(value -> showState(isLast.getValue())));
    }

    private static Button action(
            org.kordamp.ikonli.Ikon ikon, String name, String styleClass, Runnable action) {
        var button = Controls.iconButton(ikon, name, action);
        button.getStyleClass().addAll(Styles.SMALL, styleClass);
        return button;
    }

    private void refuse(String why) {
        message.lockedDocument().ifPresent(name -> password.say(name, why));
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

    private void turn(int step) {
        turns.turn(message, step);
    }

    private void showMenu() {
        var menu = new ContextMenu(
                Controls.item(
                        Messages.text("transcript.copy.plain"), () -> SelectableText.toClipboard(words.plainText())),
                Controls.item(
                        Messages.text("transcript.copy.markdown"), () -> SelectableText.toClipboard(message.text())));
        if (turns.canGoOn(message)) {
            menu.getItems().add(Controls.item(Messages.text("transcript.go-on"), () -> turns.goOn(message)));
        }
        if (turns.canReadClosely(message)) {
            menu.getItems().add(
                    Controls.item(Messages.text("transcript.closely"), () -> turns.readClosely(message)));
        }
        message.kept().ifPresent(kept -> menu.getItems().add(Controls.item(
                details.isVisible() ? Messages.text("details.hide") : Messages.text("details.show"),
                () -> {
                    details.setText(DetailsText.of(kept));
                    details.setVisible(!details.isVisible());
                })));
        menu.getItems().add(Controls.item(Messages.text("transcript.delete"), () -> turns.delete(message)));
        menu.show(more, Side.BOTTOM, 0, 0);
    }

    private void showText() {
        words.setBlocks(marked());
        words.setVisible(message.hasText());
    }

    /** Once it has ended: while it is written, what is unsure is not known, and marks would come and go. */
    private List<Block> marked() {
        var blocks = message.blocks();
        if (message.kept().isEmpty()) {
            return blocks;
        }
        var kept = message.kept().get();
        var shown = MarkedBlocks.text(blocks);
        var marks = new ArrayList<>(AnswerMarks.of(shown, kept.text(), turns.cited(message), kept.doubts()));
        if (kept.rereads().isPresent() && message.firstReading().isEmpty()) {
            turns.compare(message, kept.rereads().getAsLong());
        }
        message.firstReading().map(first -> new ReadingsText(first, shown)).ifPresent(readings -> {
            marks.addAll(readings.marks());
            compared.setText(readings.sentence());
        });
        return MarkedBlocks.of(blocks, marks);
    }

    private void showState(boolean last) {
        var state = message.stateProperty().get();
        double share = message.progressProperty().get();
        status.setText(sentence(state, share, message.secondsLeft()));
        status.setVisible(!status.getText().isEmpty());
        progress.setVisible(state.inProgress() && state != MessageState.WRITING);
        progress.setProgress(share);
        var problem = state == MessageState.INTERRUPTED ? message.problemProperty().get() : "";
        var locked = message.lockedDocument().filter(name -> last && !problem.isEmpty());
        password.setVisible(locked.isPresent());
        locked.ifPresent(name -> password.say(name, problem));
        interrupted.say(locked.isPresent() ? "" : problem);
        boolean ended = !state.inProgress();
        copy.setVisible(ended && message.hasText());
        again.setVisible(ended);
        more.setVisible(ended);
        closely.setVisible(ended && last && isDoubtful());
        goOn.setVisible(ended && last && message.hasText() && message.endedEarly());
    }

    /** Whether a closer look may help. */
    private boolean isDoubtful() {
        return message.kept().filter(kept -> !kept.doubts().isEmpty() && kept.rereads().isEmpty()).isPresent()
                && turns.canReadClosely(message);
    }

    private static String sentence(MessageState state, double share, double secondsLeft) {
        double shown = Math.max(0, share);
        return switch (state) {
            case WAITING -> Messages.text("transcript.state.waiting");
            case QUEUED -> Messages.text("transcript.state.queued");
            case LOADING_MODEL -> Messages.text("transcript.state.loading", shown);
            case ENCODING_PICTURE -> Messages.text("transcript.state.encoding", shown) + left(secondsLeft);
            case READING_PROMPT -> Messages.text("transcript.state.reading", shown);
            case WRITING -> Messages.text("transcript.state.writing");
            case STOPPED -> Messages.text("transcript.state.stopped");
            case DONE, INTERRUPTED -> "";
        };
    }

    /** In steps that do not flicker: what it is based on is an estimate. */
    private static String left(double seconds) {
        if (seconds < 5) {
            return "";
        }
        return " \u00b7 " + (seconds < 90
                ? Messages.text("transcript.left.seconds", Math.round(seconds / 5) * 5)
                : Messages.text("transcript.left.minutes", Math.round(seconds / 60)));
    }
}
