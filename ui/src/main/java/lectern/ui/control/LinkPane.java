package lectern.ui.control;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;

/** Shows where a link leads and asks whether to go there. */
public final class LinkPane extends VBox {

    private final TextField address;

    /**
     * @param target as it was written in the answer
     * @param browse opens an address
     * @param close puts this pane away
     */
    public LinkPane(String target, Consumer<URI> browse, Runnable close) {
        getStyleClass().addAll("dialog-pane-inside", "link-pane");
        setSpacing(14);
        setPrefWidth(520);
        var title = new Label(Messages.text("link.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        address = new TextField(target);
        address.setEditable(false);
        address.setAccessibleText(Messages.text("link.address"));
        var cancel = new Button(Messages.text("link.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close.run());
        var buttons = new HBox(10, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var to = openable(target);
        words.setText(to.isPresent() ? Messages.text("link.words") : Messages.text("link.refused"));
        to.ifPresent(uri -> {
            var open = new Button(Messages.text("link.open"));
            open.getStyleClass().addAll(Styles.ACCENT, "open-link");
            open.setDefaultButton(true);
            open.setOnAction(event -> {
                close.run();
                browse.accept(uri);
            });
            buttons.getChildren().add(open);
        });
        getChildren().addAll(title, words, address, buttons);
    }

    public Node firstFocus() {
        return address;
    }

    /** Addresses of the web and of mail; never files or programs of this computer. */
    private static Optional<URI> openable(String target) {
        try {
            var uri = URI.create(target);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme();
            return scheme.matches("(?i)https?|mailto") ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
