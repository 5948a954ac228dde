package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.app.pages.PagePart;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.PasswordCard;
import lectern.ui.control.Thumbnail;
import lectern.ui.emoji.Worded;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * An attachment in the composer: a thumbnail with what can be chosen of it, the password field of an encrypted one, or
 * the sentence that says why it cannot be used.
 */
final class AttachmentChip extends StackPane {

    private static final double SIDE = 72;
    private static final double NAME_WIDTH = 190;

    private final AttachmentModel attachment;
    private final ComposerView.Elsewhere elsewhere;
    private final Runnable remove;
    private final ComposerViewModel model;

    AttachmentChip(
            AttachmentModel attachment, ComposerViewModel model, ComposerView.Elsewhere elsewhere, Runnable remove) {
        this.attachment = attachment;
        this.model = model;
        this.elsewhere = elsewhere;
        this.remove = remove;
        getStyleClass().add("attachment");
        attachment.stateProperty().subscribe(this::show);
        attachment.nameProperty().subscribe((before, now) -> show(attachment.stateProperty().get()));
    }

    AttachmentModel attachment() {
        return attachment;
    }

    private void show(AttachmentState state) {
        getChildren().setAll(
                switch (state) {
                    case READING -> reading();
                    case LOCKED -> locked();
                    case READY -> isDocument() ? document() : picture();
                    case REFUSED -> refused();
                });
    }

    private Node reading() {
        var spinner = new ProgressIndicator();
        spinner.setMaxSize(24, 24);
        spinner.setAccessibleText(Messages.text("composer.attachment.reading", attachment.name()));
        var frame = new StackPane(spinner, corner(removeButton()));
        frame.getStyleClass().add("attachment-frame");
        return frame;
    }

    private Node picture() {
        var thumbnail = thumbnail();
        var menu = menu();
        StackPane.setAlignment(menu, Pos.BOTTOM_LEFT);
        return new StackPane(thumbnail, new AheadBar(attachment), menu, corner(removeButton()));
    }

    private Node document() {
        var thumbnail = thumbnail();
        var name = OwnDirection.of(new WordsLabel(attachment.name()));
        name.getStyleClass().add("attachment-name");
        name.setMaxWidth(NAME_WIDTH);
        name.setTooltip(Worded.tooltip(attachment.name()));
        var row = new HBox(4, menu());
        row.setAlignment(Pos.CENTER_LEFT);
        if (attachment.part().isPresent()) {
            row.getChildren().addFirst(part(attachment.part().get()));
        } else if (attachment.pages() > 1) {
            row.getChildren().addFirst(new PagesField(
                    attachment, pages -> model.choose(attachment, attachment.choices().withPages(pages))));
        }
        var words = new VBox(4, name, row);
        words.setAlignment(Pos.CENTER_LEFT);
        var card = new HBox(10, thumbnail, words);
        card.getStyleClass().add("attachment-document");
        card.setAlignment(Pos.CENTER_LEFT);
        return new StackPane(card, new AheadBar(attachment), corner(removeButton()));
    }

    /** Whether its name is shown, too: pages of words look alike. */
    private boolean isDocument() {
        return attachment.pages() > 1
                || attachment.hasTextLayer()
                || attachment.isText()
                || attachment.part().isPresent();
    }

    private Label part(PagePart part) {
        var words = new Label(attachment.pages() > 1
                ? Messages.text("composer.part.page", part.page() + 1)
                : Messages.text("composer.part"));
        words.getStyleClass().addAll(Styles.TEXT_SMALL, "attachment-part");
        return words;
    }

    /** Shows the page when it is pressed. */
    private Button thumbnail() {
        return Thumbnail.square(attachment.thumbnailProperty(), attachment.name(), SIDE)
                .button(
                        Messages.text("viewer.look", attachment.name()),
                        () -> attachment.kept().map(PageTarget::first).ifPresent(elsewhere::look));
    }

    private Node locked() {
        var card = new PasswordCard(password -> model.unlock(attachment, password));
        card.say(attachment.name(), attachment.problem());
        card.getStyleClass().add("attachment-locked");
        return new StackPane(card, corner(removeButton()));
    }

    private ChoicesMenu menu() {
        return new ChoicesMenu(attachment, model, () -> elsewhere.rename(attachment));
    }

    private Node refused() {
        var name = OwnDirection.of(new WordsLabel(attachment.name()));
        name.getStyleClass().add("attachment-name");
        var why = new WordsLabel(attachment.problem());
        why.getStyleClass().add("attachment-problem");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(2, name, why);
        HBox.setHgrow(words, Priority.ALWAYS);
        var dismiss = Controls.iconButton(
                Material2AL.CLOSE, Messages.text("composer.attachment.dismiss", attachment.name()), remove);
        dismiss.getStyleClass().add(Styles.SMALL);
        var row = new HBox(10, Controls.icon(Material2OutlinedAL.ERROR_OUTLINE), words, dismiss);
        row.getStyleClass().add("attachment-refused");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button removeButton() {
        var button = Controls.iconButton(
                Material2AL.CLOSE, Messages.text("composer.attachment.remove", attachment.name()), remove);
        button.getStyleClass().add("attachment-remove");
        return button;
    }

    private static Node corner(Node node) {
        StackPane.setAlignment(node, Pos.TOP_RIGHT);
        return node;
    }
}
