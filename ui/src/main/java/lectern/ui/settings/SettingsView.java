package lectern.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.FindField;
import lectern.ui.control.WhileShown;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** In place of the conversation: everything that can be chosen, under headings, with a field that finds it. */
public final class SettingsView extends VBox {

    private static final double WIDTH = 720;

    private final FindField field;
    private final TextField words;
    private final List<SettingsSection> sections;

    /** @param close goes back to the conversation */
    public SettingsView(SettingsViewModel model, List<SettingsSection> sections, Runnable close) {
        this.sections = sections;
        getStyleClass().add("settings");
        field = new FindField(Messages.text("settings.search"), Messages.text("settings.search"));
        words = field.words();
        HBox.setHgrow(field, Priority.ALWAYS);
        var back = Controls.iconButton(Material2AL.CLOSE, Messages.text("settings.close"), () -> clearOr(close));
        words.textProperty().subscribe(typed ->
                Controls.name(back, typed.isEmpty() ? Messages.text("settings.close") : Messages.text("search.clear")));
        back.getStyleClass().add("close-settings");
        var top = new HBox(8, field, back);
        top.setAlignment(Pos.CENTER_LEFT);
        top.setMaxWidth(WIDTH);
        var none = new Label(Messages.text("settings.none"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        none.managedProperty().bind(none.visibleProperty());
        none.setVisible(false);
        var column = new VBox(24);
        column.setMaxWidth(WIDTH);
        column.getStyleClass().add("settings-column");
        column.getChildren().addAll(sections);
        column.getChildren().add(none);
        var middle = new StackPane(column);
        middle.getStyleClass().add("settings-middle");
        var scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var status = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.INFO);
        WhileShown.follow(this, model.statusProperty(), status::say);
        words.textProperty().subscribe(typed -> none.setVisible(sections.stream()
                .map(section -> section.filter(typed))
                .toList()
                .stream()
                .noneMatch(found -> found)));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                if (words.isFocused()) {
                    clearOr(close);
                } else {
                    close.run();
                }
                event.consume();
            }
        });
        var bar = new StackPane(top);
        bar.getStyleClass().add("settings-top");
        getChildren().addAll(bar, status, scroll);
    }

    /** Takes back one thing at a time: what was looked for, then the settings. */
    private void clearOr(Runnable close) {
        if (words.getText().isEmpty()) {
            close.run();
        } else {
            field.clear();
        }
    }

    /** Leaves what has these words, and gives the keyboard to the first of it. */
    public void find(String wanted) {
        words.setText(wanted);
        // What scrolls holds its content only once it has its skin.
        applyCss();
        sections.stream()
                .filter(Node::isVisible)
                .flatMap(section -> section.firstControl().stream())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    public Node firstFocus() {
        return words;
    }
}
