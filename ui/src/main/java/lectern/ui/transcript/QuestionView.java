package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.OnDemand;
import lectern.ui.control.Thumbnail;
import lectern.ui.text.SelectableText;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What the person asked: a soft bubble at the end side, its pictures above it, what can be done with it below. */
final class QuestionView extends HBox {

    private static final double BUBBLE_SHARE = 0.86;
    private static final double PICTURE_WIDTH = 220;
    private static final double PICTURE_HEIGHT = 180;

    private final MessageModel message;
    private final TurnsViewModel turns;
    private final VBox column = new VBox(6);
    private final VBox bubble;
    private final HBox below;
    private final Button more;
    private final Subscription subscription;
    private QuestionEditor editor;

    /** @param look shows a page of an attachment */
    QuestionView(MessageModel message, TurnsViewModel turns, Consumer<PageTarget> look) {
        this.message = message;
        this.turns = turns;
        getStyleClass().add("question");
        setAlignment(Pos.TOP_RIGHT);
        column.setAlignment(Pos.TOP_RIGHT);
        column.maxWidthProperty().bind(widthProperty().multiply(BUBBLE_SHARE));
        if (!message.pictures().isEmpty()) {
            column.getChildren().add(pictures(message, look));
        }
        var words = new SelectableText();
        words.setText(message.text());
        words.setSpeaker(Messages.text("transcript.person"));
        bubble = new VBox(words);
        bubble.getStyleClass().add("bubble");
        bubble.setMaxWidth(USE_PREF_SIZE);
        if (message.hasText()) {
            column.getChildren().add(bubble);
        }
        var edit = Controls.iconButton(Material2OutlinedAL.EDIT, Messages.text("transcript.edit"), this::edit);
        edit.getStyleClass().addAll(Styles.SMALL, "edit");
        more = Controls.iconButton(Material2MZ.MORE_HORIZ, Messages.text("transcript.more"), this::showMenu);
        more.getStyleClass().addAll(Styles.SMALL, "more");
        below = new HBox(2, edit, more);
        below.setAlignment(Pos.CENTER_RIGHT);
        below.getStyleClass().addAll("below", "below-question");
        column.getChildren().add(below);
        getChildren().add(column);
        var pager = new OnDemand<>(
                () -> new Pager(message.placeProperty(), step -> turns.turn(message, step)),
                made -> below.getChildren().addFirst(made));
        subscription = message.placeProperty()
                .subscribe(place -> pager.show(!place.isOnly()))
                .and(message.editProperty().subscribe(this::showEdit));
    }

    /** Lets go of the message. */
    void discard() {
        subscription.unsubscribe();
        message.release();
    }

    private void showMenu() {
        new ContextMenu(
                        Controls.item(
                                Messages.text("transcript.copy.question"),
                                () -> SelectableText.toClipboard(message.text())),
                        Controls.item(Messages.text("transcript.delete"), () -> turns.delete(message)))
                .show(more, Side.BOTTOM, 0, 0);
    }

    private void edit() {
        turns.edits().begin(message);
        editor.focus();
    }

    /** @param words null while the question is not edited */
    private void showEdit(String words) {
        if (words != null && editor != null) {
            editor.show(words);
        } else if (words != null) {
            editor = new QuestionEditor(message, words, turns.edits());
            editor.prefWidthProperty().bind(column.maxWidthProperty());
            column.getChildren().removeAll(bubble, below);
            column.getChildren().add(editor);
        } else if (editor != null) {
            column.getChildren().remove(editor);
            editor = null;
            if (message.hasText()) {
                column.getChildren().add(bubble);
            }
            column.getChildren().add(below);
        }
    }

    private static FlowPane pictures(MessageModel message, Consumer<PageTarget> look) {
        var row = new FlowPane(8, 8);
        row.setAlignment(Pos.TOP_RIGHT);
        row.setPrefWrapLength((PICTURE_WIDTH + 8) * Math.min(3, message.pictures().size()));
        for (int i = 0; i < message.pictures().size(); i++) {
            var picture = message.pictures().get(i);
            var attachment = message.attachments().get(i);
            picture.show();
            row.getChildren()
                    .add(Thumbnail.fitting(
                                    picture.thumbnailProperty(),
                                    Messages.text("transcript.picture.name", picture.name()),
                                    PICTURE_WIDTH,
                                    PICTURE_HEIGHT)
                            .button(
                                    Messages.text("viewer.look", picture.name()),
                                    () -> look.accept(PageTarget.first(attachment))));
        }
        return row;
    }
}
