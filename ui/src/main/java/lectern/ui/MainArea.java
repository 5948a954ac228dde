package lectern.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The area below the header: banners, and below them the conversation or what takes its place. */
final class MainArea extends VBox {

    /** What takes the place of the conversation. */
    enum Instead {
        SETTINGS,
        TABLES
    }

    private final ConversationSplit conversation;
    private final Runnable focusConversation;
    private final ReadOnlyObjectWrapper<Instead> instead = new ReadOnlyObjectWrapper<>();

    /** @param focusConversation gives the keyboard to the conversation */
    MainArea(Node banners, ConversationSplit conversation, Runnable focusConversation) {
        this.conversation = conversation;
        this.focusConversation = focusConversation;
        getChildren().addAll(banners, conversation);
        VBox.setVgrow(conversation, Priority.ALWAYS);
    }

    /** What is shown in place of the conversation; null while that is shown. */
    ReadOnlyObjectProperty<Instead> insteadProperty() {
        return instead.getReadOnlyProperty();
    }

    boolean shows(Instead what) {
        return instead.get() == what;
    }

    /** Whether something is shown in place of the conversation. */
    boolean coversConversation() {
        return instead.get() != null;
    }

    /** Whether the conversation can be seen; a page may cover it, too. */
    boolean showsConversation() {
        return !coversConversation() && conversation.showsConversation();
    }

    /** Shows something in place of the conversation, or of what took its place before. */
    void show(Instead what, Node view) {
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().set(getChildren().size() - 1, view);
        instead.set(what);
    }

    /** Goes back to the conversation, unless it is shown already. */
    void showConversation() {
        if (coversConversation()) {
            instead.set(null);
            getChildren().set(getChildren().size() - 1, conversation);
            focusConversation.run();
        }
    }

    /** Shows a sentence above everything until it is dismissed. */
    void say(String sentence) {
        var dismiss = new Button(null, Controls.icon(Material2AL.CLOSE));
        dismiss.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Controls.name(dismiss, Messages.text("window.dismiss"));
        var banner = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.INFO, dismiss);
        banner.say(sentence);
        dismiss.setOnAction(event -> banner.say(""));
        getChildren().addFirst(banner);
    }
}
