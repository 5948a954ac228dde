package lectern.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What the window shows until the library is open, and if it cannot be opened. */
final class StartView extends VBox {

    private final ProgressIndicator spinner = new ProgressIndicator();
    private final FontIcon icon = Controls.icon(Material2OutlinedAL.ERROR_OUTLINE);
    private final Label words = new Label();
    private final HBox actions = new HBox(8);

    StartView(Runnable again, Runnable quit) {
        getStyleClass().add("start");
        setAlignment(Pos.CENTER);
        setSpacing(16);
        spinner.setMaxSize(32, 32);
        words.setWrapText(true);
        words.setMaxWidth(520);
        words.setAlignment(Pos.CENTER);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(USE_PREF_SIZE);
        var retry = new Button(Messages.text("start.again"));
        retry.getStyleClass().add(Styles.ACCENT);
        retry.setOnAction(event -> again.run());
        var end = new Button(Messages.text("start.quit"));
        end.setOnAction(event -> quit.run());
        actions.setAlignment(Pos.CENTER);
        actions.getChildren().addAll(end, retry);
        getChildren().addAll(spinner, icon, words, actions);
        for (var node : getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        show(WindowState.STARTING, "");
    }

    void show(WindowState state, String sentence) {
        boolean failed = state == WindowState.FAILED;
        spinner.setVisible(!failed);
        icon.setVisible(failed);
        actions.setVisible(failed);
        words.setText(failed ? sentence : Messages.text("start.opening"));
    }
}
