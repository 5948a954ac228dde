package lectern.ui.transcript;

import javafx.scene.control.ContextMenu;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.text.SelectableText;

/** What can be done with an answer besides what its buttons do. */
final class AnswerMenu extends ContextMenu {

    /**
     * @param words the answer as it is shown
     * @param detailed whether it is told how it came about
     * @param turnDetails tells it, or tells it no more
     */
    AnswerMenu(
            MessageModel message, TurnsViewModel turns, SelectableText words, boolean detailed, Runnable turnDetails) {
        add(Messages.text("transcript.copy.plain"), () -> SelectableText.toClipboard(words.plainText()));
        add(Messages.text("transcript.copy.markdown"), () -> SelectableText.toClipboard(message.text()));
        if (turns.canGoOn(message)) {
            add(Messages.text("transcript.go-on"), () -> turns.goOn(message));
        }
        if (turns.canReadClosely(message)) {
            add(Messages.text("transcript.closely"), () -> turns.readClosely(message));
        }
        if (message.kept().isPresent()) {
            add(detailed ? Messages.text("details.hide") : Messages.text("details.show"), turnDetails);
        }
        add(Messages.text("transcript.delete"), () -> turns.delete(message));
    }

    private void add(String words, Runnable action) {
        getItems().add(Controls.item(words, action));
    }
}
