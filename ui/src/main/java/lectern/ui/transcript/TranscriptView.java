package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import lectern.engine.Chat;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.UndoBar;
import lectern.ui.text.VirtualColumn;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The middle of the window: the messages, or what to do while there are none. */
public final class TranscriptView extends StackPane {

    private static final double READING_WIDTH = 760;
    private static final double GAP = 28;

    private final TranscriptViewModel model;
    private final TurnsViewModel turns;
    private final VirtualColumn<MessageModel> column;
    private final Elsewhere elsewhere;
    private final EmptyView empty;
    private final Banner problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);

    /** What is done elsewhere in the window. */
    public interface Elsewhere {
        /** Lets the person open a model, where there is none. */
        void chooseModel();

        /** Hears where a link leads that was clicked on. */
        void follow(String target);

        /** Shows a page. */
        void look(PageTarget target);

        /** Shows where the size of the context window is set. */
        void setContextSize();
    }

    public TranscriptView(
            TranscriptViewModel model, TurnsViewModel turns, SamplesViewModel samples, Elsewhere elsewhere) {
        this.model = model;
        this.turns = turns;
        this.elsewhere = elsewhere;
        getStyleClass().add("transcript");
        setMinSize(0, 0);
        column = new VirtualColumn<>(model.messages(), this::view, TranscriptView::discard, READING_WIDTH, GAP);
        column.setAccessibleText(Messages.text("transcript.name"));
        empty = new EmptyView(samples, elsewhere::chooseModel);
        var toEnd = toEndButton();
        StackPane.setAlignment(toEnd, Pos.BOTTOM_CENTER);
        problem.setMaxSize(READING_WIDTH, USE_PREF_SIZE);
        var undo = UndoBar.of(
                turns.deletedProperty().map(message -> Messages.text("transcript.deleted")),
                turns::undoDelete,
                turns::forgetUndo);
        undo.setMaxSize(460, USE_PREF_SIZE);
        for (var bar : List.of(problem, undo)) {
            StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
            StackPane.setMargin(bar, new Insets(0, 24, 8, 24));
        }
        var announcer = new Announcer(model);
        getChildren().addAll(empty, column, toEnd, problem, undo, announcer);
        model.revealedProperty().subscribe(message -> {
            if (message != null) {
                column.show(message);
            }
        });
        model.stateProperty().subscribe(this::show);
        model.problemProperty().subscribe(problem::say);
        // A question that was just asked is what the person wants to see, wherever they had scrolled to.
        model.messages().addListener((ListChangeListener<MessageModel>) change -> {
            while (change.next()) {
                if (change.wasAdded() && change.getTo() == change.getList().size()) {
                    column.showEnd();
                }
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::reveal);
            }
        });
    }

    /** Makes ready for the first conversation, while nothing else is to be done. @param stylesheets of the window */
    public void rehearse(List<String> stylesheets) {
        Rehearsal.hold(this::view, TranscriptView::discard, stylesheets);
    }

    /** What scrolls, for shortcuts that reach it from elsewhere in the window. */
    public VirtualColumn<MessageModel> column() {
        return column;
    }

    /** Gives the keyboard to the newest answer, so that a screen reader reads it. */
    public void focusNewestAnswer() {
        column.showEnd();
        column.applyCss();
        column.layout();
        column.lookupAll(".answer .selectable-text").stream()
                .max(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
                .ifPresent(Node::requestFocus);
    }

    private Button toEndButton() {
        var button = Controls.iconButton(
                Material2AL.ARROW_DOWNWARD, Messages.text("transcript.to-end"), this::goToEnd);
        button.getStyleClass().setAll("button", Styles.BUTTON_ICON, Styles.BUTTON_CIRCLE, "to-end");
        button.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> column.isVisible() && !column.atEndProperty().get(),
                        column.visibleProperty(),
                        column.atEndProperty()));
        return button;
    }

    private void goToEnd() {
        column.showEnd();
    }

    private void show(TranscriptState state) {
        boolean nothingYet = state == TranscriptState.EMPTY || state == TranscriptState.NO_MODEL;
        empty.setVisible(nothingYet);
        if (nothingYet) {
            empty.show(state);
        }
        column.setVisible(state == TranscriptState.MESSAGES);
    }

    private Parent view(MessageModel message) {
        if (message.role() == Chat.Role.USER) {
            return new QuestionView(message, turns, elsewhere::look);
        }
        var isLast = Bindings.createBooleanBinding(
                () -> !model.answeringProperty().get()
                        && !model.messages().isEmpty()
                        && model.messages().getLast() == message,
                model.answeringProperty(),
                model.messages());
        return new AnswerView(message, turns, isLast, elsewhere);
    }

    private static void discard(Node node) {
        switch (node) {
            case AnswerView answer -> answer.discard();
            case QuestionView question -> question.discard();
            default -> throw new IllegalStateException("Not made here: " + node);
        }
    }

    /** The keyboard may go to a message that is only just outside. */
    private void reveal(Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.getParent() == column) {
                column.reveal(focused);
                return;
            }
        }
    }
}
