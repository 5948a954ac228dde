package lectern.ui.composer;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import lectern.engine.pages.PageSelection;
import lectern.ui.Messages;

/** Which pages of a document are asked about, as people write them: 1,3-5. Empty for all, or as many as fit. */
final class PagesField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final int pages;
    private final Consumer<PageSelection> choose;
    private final Tooltip tooltip = new Tooltip(Messages.text("composer.pages.hint"));

    /** @param choose hears every selection that makes sense */
    PagesField(AttachmentModel attachment, Consumer<PageSelection> choose) {
        super(attachment.choices().pages().text());
        this.pages = attachment.pages();
        this.choose = choose;
        getStyleClass().add("attachment-pages");
        setPrefColumnCount(9);
        setPromptText(Messages.text("composer.pages.all", pages));
        setAccessibleText(Messages.text("composer.pages.name", attachment.name()));
        setTooltip(tooltip);
        textProperty().addListener((property, before, text) -> read(text));
    }

    private void read(String text) {
        try {
            var selection = new PageSelection(text);
            selection.of(pages);
            wrong(false);
            choose.accept(selection);
        } catch (IllegalArgumentException e) {
            wrong(true);
        }
    }

    private void wrong(boolean wrong) {
        pseudoClassStateChanged(WRONG, wrong);
        tooltip.setText(wrong ? Messages.text("composer.pages.wrong", pages) : Messages.text("composer.pages.hint"));
        setAccessibleHelp(wrong ? tooltip.getText() : null);
    }
}
