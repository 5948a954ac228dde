package lectern.ui.composer;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.app.NamedText;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.GrowingTextArea;
import lectern.ui.control.Tabbing;
import lectern.ui.viewer.PageTarget;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The card at the bottom of the window in which a question is written. */
public final class ComposerView extends StackPane {

    private static final double MAX_WIDTH = 760;
    private static final int MAX_LINES = 8;
    private static final PseudoClass FOCUSED_WITHIN = PseudoClass.getPseudoClass("focused-within");

    private final ComposerViewModel model;
    private final Elsewhere elsewhere;
    private final PresetChoice choice;
    private final PresetsPane offer;
    private final GrowingTextArea words = new GrowingTextArea(MAX_LINES);
    /** Characters. */
    private static final int LONGEST_QUESTION = 20_000;

    private final FlowPane attachments = new FlowPane(8, 8);
    private final Button send;
    private final Button stop;
    private final Label hint = new Label();
    private final Label cost = new Label();
    private final VBox card = new VBox();

    /** What is done elsewhere in the window. */
    public interface Elsewhere {
        /** Asks for another name. */
        void rename(AttachmentModel attachment);

        /** Shows a page of what is attached. */
        void look(PageTarget target);

        /** Shows where presets are changed. */
        void editPresets();

        /** Shows where the size of the context window is set. */
        void setContextSize();
    }

    /** @param presets what is offered for a question that begins with a slash */
    public ComposerView(
            ComposerViewModel model, Supplier<List<NamedText>> presets, FileDialogs dialogs, Elsewhere elsewhere) {
        this.model = model;
        this.elsewhere = elsewhere;
        choice = new PresetChoice(presets);
        offer = new PresetsPane(choice.offered(), this::take, elsewhere::editPresets);
        offer.visibleProperty().bind(choice.openProperty());
        offer.setMaxWidth(MAX_WIDTH);
        getStyleClass().add("composer");
        words.setPromptText(Messages.text("composer.prompt"));
        words.setAccessibleText(Messages.text("composer.name"));
        model.textProperty().subscribe(this::showText);
        words.textProperty().subscribe(model.textProperty()::set);
        words.textProperty().subscribe(this::offerPresets);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);

        attachments.getStyleClass().add("attachments");
        model.attachments().addListener((ListChangeListener<AttachmentModel>) change -> showAttachments());
        showAttachments();

        var attach = Controls.iconButton(
                Material2OutlinedAL.ATTACH_FILE,
                Messages.text("composer.attach"),
                () -> model.attachFiles(dialogs.choosePictures()));
        attach.getStyleClass().add("attach");
        var preset = Controls.iconButton(
                Material2OutlinedMZ.SHORT_TEXT, Messages.text("presets.offer"), this::togglePresets);
        preset.getStyleClass().add("offer-presets");
        hint.getStyleClass().addAll(Styles.TEXT_SMALL, "hint");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        send = Controls.iconButton(Material2AL.ARROW_UPWARD, Messages.text("composer.send"), model::send);
        send.getStyleClass().setAll("button", Styles.BUTTON_ICON, Styles.BUTTON_CIRCLE, Styles.ACCENT, "send");
        stop = Controls.iconButton(Material2MZ.STOP, Messages.text("composer.stop"), model::stop);
        stop.getStyleClass().setAll("button", Styles.BUTTON_ICON, Styles.BUTTON_CIRCLE, "stop");
        cost.getStyleClass().addAll(Styles.TEXT_SMALL, "cost");
        cost.textProperty().bind(model.costProperty());
        var costTip = new Tooltip();
        costTip.textProperty().bind(model.costProperty());
        cost.setTooltip(costTip);
        var resize = Controls.contextSizeButton(elsewhere::setContextSize);
        resize.setMinWidth(USE_PREF_SIZE);
        resize.visibleProperty().bind(model.tooLongProperty());
        // What is wrong needs the room.
        hint.visibleProperty().bind(model.tooLongProperty().not());
        hint.managedProperty().bind(hint.visibleProperty());
        var row = new HBox(8, attach, preset, cost, resize, space, hint, new StackPane(send, stop));
        row.setAlignment(Pos.CENTER_LEFT);

        card.getStyleClass().add("composer-card");
        card.setMaxWidth(MAX_WIDTH);
        card.getChildren().addAll(new ChipScroll(attachments), words, row);
        words.focusedProperty().subscribe(focused -> card.pseudoClassStateChanged(FOCUSED_WITHIN, focused));
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        problem.setMaxWidth(MAX_WIDTH);
        model.problemProperty().subscribe(problem::say);
        var column = new VBox(8, problem, offer, card);
        column.setAlignment(Pos.TOP_CENTER);
        getChildren().add(column);
        model.stateProperty().subscribe(this::show);
    }

    /** Puts the cursor into the text, at its end. */
    public void focusText() {
        words.requestFocus();
        words.end();
    }

    /** Adds typed characters at the cursor, for keys pressed where there is nothing to type into. */
    public void type(String characters) {
        focusText();
        words.replaceSelection(characters);
    }

    /** Takes words that come from elsewhere, as a document where they are too many for a question. */
    public void take(String text) {
        if (isDocument(text)) {
            model.attachWords(text);
        } else {
            type(text);
        }
    }

    private void show(ComposerState state) {
        boolean answering = state == ComposerState.ANSWERING;
        // The keyboard stays where it was when the two buttons change places.
        var next = answering ? stop : send;
        boolean moveFocus = (answering ? send : stop).isFocused();
        hint.setText(answering ? Messages.text("composer.hint.stop") : Messages.text("composer.hint"));
        send.setVisible(!answering);
        stop.setVisible(answering);
        send.setDisable(state != ComposerState.READY);
        if (moveFocus) {
            (next.isDisabled() ? words : next).requestFocus();
        }
    }

    /** A draft is to be gone on with, not to be written before. */
    private void showText(String text) {
        if (!text.equals(words.getText())) {
            words.setText(text);
            words.end();
        }
    }

    private void showAttachments() {
        attachments.getChildren().setAll(model.attachments().stream().<Node>map(this::chip).toList());
        attachments.setVisible(!model.attachments().isEmpty());
    }

    private AttachmentChip chip(AttachmentModel attachment) {
        return attachments.getChildren().stream()
                .filter(AttachmentChip.class::isInstance)
                .map(AttachmentChip.class::cast)
                .filter(chip -> chip.attachment() == attachment)
                .findFirst()
                .orElseGet(() -> {
                    var chip = new AttachmentChip(attachment, model, elsewhere, () -> remove(attachment));
                    ChipDrag.install(chip, attachments, model::move);
                    return chip;
                });
    }

    private void remove(AttachmentModel attachment) {
        model.remove(attachment);
        words.requestFocus();
    }

    private void take(NamedText preset) {
        var question = PresetChoice.taken(preset, words.getText());
        choice.dismiss();
        words.setText(question);
        focusText();
    }

    private void togglePresets() {
        choice.toggle();
        offer.selectFirst();
        words.requestFocus();
    }

    private void offerPresets(String question) {
        choice.typed(question);
        offer.selectFirst();
    }

    /** While presets are offered, these keys are theirs. */
    private boolean presetKey(KeyCode key) {
        switch (key) {
            case UP -> offer.select(-1);
            case DOWN -> offer.select(1);
            case ENTER, TAB -> take(offer.selected());
            case ESCAPE -> choice.dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The arrows go through earlier questions where there is nothing to move through. */
    private boolean historyKey(KeyCode key) {
        boolean atEnd = words.getCaretPosition() == words.getLength();
        return atEnd && (key == KeyCode.UP && model.older() || key == KeyCode.DOWN && model.newer());
    }

    private void keyPressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        if (plain && (choice.isOpen() && presetKey(event.getCode()) || historyKey(event.getCode()))) {
            event.consume();
            return;
        }
        boolean enter = event.getCode() == KeyCode.ENTER;
        if (enter && event.isShiftDown()) {
            words.replaceSelection("\n");
        } else if (Tabbing.leave(words, event)) {
            return;
        } else if (enter && !event.isAltDown()) {
            model.send();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
            if (!paste()) {
                return;
            }
        } else {
            return;
        }
        event.consume();
    }

    /** So many words are something to ask about, not a question; a field would take seconds to show them. */
    private static boolean isDocument(String text) {
        return text.length() > LONGEST_QUESTION;
    }

    /** @return false if this is text, which the text area pastes itself */
    private boolean paste() {
        return switch (ClipboardReader.read(Clipboard.getSystemClipboard())) {
            case ClipboardReader.Content.Files(var files) -> {
                model.attachFiles(files.stream().map(File::toPath).toList());
                yield true;
            }
            case ClipboardReader.Content.Picture(var image) -> {
                model.attachPicture(image);
                yield true;
            }
            case ClipboardReader.Content.Words(var pasted) when isDocument(pasted) -> {
                model.attachWords(pasted);
                yield true;
            }
            case ClipboardReader.Content.Words w -> false;
            case ClipboardReader.Content.Nothing n -> false;
        };
    }
}
