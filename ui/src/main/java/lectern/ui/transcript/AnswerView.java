package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.app.AttachmentView;
import lectern.app.FoundPage;
import lectern.app.evidence.Citation;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.OnDemand;
import lectern.ui.control.PasswordCard;
import lectern.ui.text.Block;
import lectern.ui.text.MarkedBlocks;
import lectern.ui.text.SelectableText;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What the model answered, how far it has come, and what can be done with it. */
final class AnswerView extends VBox {

    private static final double PASSWORD_WIDTH = 420;

    private final MessageModel message;
    private final TurnsViewModel turns;
    private final TranscriptView.Elsewhere elsewhere;
    private final SelectableText words = new SelectableText();
    private final Label status = new Label();
    private final Button copy;
    private final Button again;
    private final Button more;
    private final HBox below;
    private final OnDemand<Label> notice = small("notice", note -> getChildren().addFirst(note));
    private final OnDemand<Label> compared = small("compared", note -> addAfter(this, words, note));
    private final OnDemand<Banner> interrupted;
    private final OnDemand<Label> details = small("details", note -> getChildren().add(note));
    private final OnDemand<EvidenceLine> evidence;
    private final OnDemand<Pager> pager;
    private final OnDemand<ProgressBar> progress;
    private final OnDemand<Button> goOn;
    private final OnDemand<Button> closely;
    private final OnDemand<PasswordCard> password;
    private final Subscription subscriptions;

    /** @param isLast whether it is the last message, and no answer is being written */
    AnswerView(
            MessageModel message,
            TurnsViewModel turns,
            ObservableValue<Boolean> isLast,
            TranscriptView.Elsewhere elsewhere) {
        this.message = message;
        this.turns = turns;
        this.elsewhere = elsewhere;
        words.setOnLink(target -> AnswerMarks.page(target)
                .ifPresentOrElse(
                        page -> turns.cited(message).of(page).ifPresent(attachment -> look(attachment, page - 1)),
                        () -> elsewhere.follow(target)));
        getStyleClass().add("answer");
        setSpacing(6);
        words.setSpeaker(Messages.text("transcript.model"));
        copy = action(Material2OutlinedAL.CONTENT_COPY, Messages.text("transcript.copy"), "copy", this::copy);
        again = action(
                Material2OutlinedMZ.REFRESH,
                Messages.text("transcript.again"),
                "again",
                () -> turns.regenerate(message));
        more = action(Material2MZ.MORE_HORIZ, Messages.text("transcript.more"), "more", this::showMenu);
        below = new HBox(2, copy, again, more, status);
        HBox.setMargin(status, new Insets(0, 6, 0, 4));
        // The icon itself, not the button around it, stands under the first letter.
        HBox.setMargin(copy, new Insets(0, 0, 0, -6));
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("below");
        evidence = new OnDemand<>(
                () -> new EvidenceLine(found -> look(found.attachment(), found.page())),
                line -> getChildren().add(getChildren().indexOf(below), line));
        interrupted = new OnDemand<>(
                () -> interrupted(isLast, elsewhere::setContextSize), banner -> addAfter(this, words, banner));
        password = new OnDemand<>(this::passwordCard, card -> addAfter(this, words, card));
        pager = new OnDemand<>(
                () -> new Pager(message.placeProperty(), this::turn), made -> addAfter(below, more, made));
        progress = new OnDemand<>(AnswerView::progress, made -> addAfter(below, status, made));
        goOn = offer(
                Material2OutlinedMZ.PLAY_ARROW, Messages.text("transcript.go-on"), "go-on", () -> turns.goOn(message));
        closely = offer(
                Material2MZ.ZOOM_IN,
                Messages.text("transcript.closely"),
                "read-closely",
                () -> turns.readClosely(message));

        getChildren().addAll(words, below);
        for (var node : List.of(words, copy, again, more, status)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        subscriptions = Subscription.combine(
                message.revisionProperty().subscribe(revision -> {
                    showText();
                    showEvidence(message.evidenceProperty().get());
                }),
                message.noticeProperty()
                        .subscribe(words -> notice.show(!words.isEmpty(), label -> label.setText(words))),
                message.evidenceProperty().subscribe(this::showEvidence),
                message.placeProperty().subscribe(place -> pager.show(!place.isOnly())),
                message.stateProperty().subscribe(state -> showState(isLast.getValue())),
                isLast.subscribe(this::showState),
                message.progressProperty().subscribe(value -> showState(isLast.getValue())));
    }

    private static void addAfter(Pane pane, Node before, Node node) {
        pane.getChildren().add(pane.getChildren().indexOf(before) + 1, node);
    }

    private static OnDemand<Label> small(String styleClass, Consumer<Label> placed) {
        return new OnDemand<>(
                () -> {
                    var label = new Label();
                    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, styleClass);
                    label.setWrapText(true);
                    label.setMinHeight(USE_PREF_SIZE);
                    return label;
                },
                placed);
    }

    private Banner interrupted(ObservableValue<Boolean> isLast, Runnable setContextSize) {
        var retry = Controls.button(
                Material2OutlinedMZ.REFRESH, Messages.text("transcript.retry"), () -> turns.regenerate(message));
        retry.getStyleClass().addAll(Styles.SMALL, "retry");
        retry.visibleProperty().bind(isLast);
        retry.managedProperty().bind(retry.visibleProperty());
        var resize = Controls.contextSizeButton(setContextSize);
        resize.visibleProperty().bind(retry.visibleProperty()
                .and(BooleanExpression.booleanExpression(
                        message.problemProperty().map(problem -> message.isAboutContextSize()))));
        var banner = new Banner(Banner.Kind.WARNING, Material2OutlinedMZ.REPORT_PROBLEM, resize, retry);
        banner.getStyleClass().add("interrupted");
        return banner;
    }

    private PasswordCard passwordCard() {
        var card = new PasswordCard(typed -> turns.unlock(message, typed, this::refuse));
        card.setMaxWidth(PASSWORD_WIDTH);
        return card;
    }

    private static ProgressBar progress() {
        var bar = new ProgressBar();
        bar.getStyleClass().add(Styles.SMALL);
        return bar;
    }

    /** Something to do with the last answer, beside it in words. */
    private OnDemand<Button> offer(Ikon ikon, String name, String styleClass, Runnable action) {
        return new OnDemand<>(
                () -> {
                    var button = Controls.button(ikon, name, action);
                    button.getStyleClass().addAll(Styles.SMALL, styleClass);
                    return button;
                },
                made -> below.getChildren().add(made));
    }

    private static Button action(
            Ikon ikon, String name, String styleClass, Runnable action) {
        var button = Controls.iconButton(ikon, name, action);
        button.getStyleClass().addAll(Styles.SMALL, styleClass);
        return button;
    }

    private void refuse(String why) {
        message.lockedDocument().ifPresent(name -> password.show(true, card -> card.say(name, why)));
    }

    /** Lets go of the message. */
    void discard() {
        subscriptions.unsubscribe();
        turns.evidence().hide(message);
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
        new AnswerMenu(message, turns, words, details.isShown(), this::turnDetails).show(more, Side.BOTTOM, 0, 0);
    }

    private void turnDetails() {
        message.kept().ifPresent(kept ->
                details.show(!details.isShown(), label -> label.setText(DetailsText.of(kept))));
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
            compared.show(!readings.sentence().isEmpty(), label -> label.setText(readings.sentence()));
        });
        return MarkedBlocks.of(blocks, marks);
    }

    /** @param found empty while it is not known */
    private void showEvidence(Optional<List<FoundPage>> found) {
        evidence.show(found.filter(pages -> !pages.isEmpty()).isPresent(), line -> {
            var asked = turns.cited(message);
            line.show(found.orElseThrow(), asked, !Citation.in(message.text(), asked.numbers()).isEmpty());
        });
        findEvidence();
    }

    private void findEvidence() {
        if (!message.stateProperty().get().inProgress() && message.hasText()) {
            turns.evidence().show(message);
        }
    }

    /** @param page from 0 */
    private void look(AttachmentView attachment, int page) {
        elsewhere.look(PageTarget.said(attachment, page, message.text(), turns.cited(message)));
    }

    private void showState(boolean last) {
        var state = message.stateProperty().get();
        double share = message.progressProperty().get();
        status.setText(StateSentence.of(state, share, message.secondsLeft()));
        status.setVisible(!status.getText().isEmpty());
        progress.show(state.inProgress() && state != MessageState.WRITING, bar -> bar.setProgress(share));
        var problem = state == MessageState.INTERRUPTED ? message.problemProperty().get() : "";
        var locked = message.lockedDocument().filter(name -> last && !problem.isEmpty());
        password.show(locked.isPresent(), card -> card.say(locked.orElseThrow(), problem));
        interrupted.show(locked.isEmpty() && !problem.isEmpty(), banner -> banner.say(problem));
        boolean ended = !state.inProgress();
        findEvidence();
        copy.setVisible(ended && message.hasText());
        again.setVisible(ended);
        more.setVisible(ended);
        closely.show(ended && last && isDoubtful());
        goOn.show(ended && last && message.hasText() && message.endedEarly());
    }

    /** Whether a closer look may help. */
    private boolean isDoubtful() {
        return message.kept().filter(kept -> !kept.doubts().isEmpty() && kept.rereads().isEmpty()).isPresent()
                && turns.canReadClosely(message);
    }
}
