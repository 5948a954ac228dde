package lectern.ui.model;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Shows the model file and the projector file that are about to be opened, and lets both be changed. */
public final class OpenModelPane extends VBox {

    private final Button open = new Button(Messages.text("model.open.open"));

    public OpenModelPane(OpenModelViewModel model, FileDialogs dialogs, Runnable close) {
        getStyleClass().addAll("dialog-pane-inside", "open-model");
        setSpacing(20);
        setPrefWidth(520);
        var title = new Label(Messages.text("model.open.title"));
        title.getStyleClass().add(Styles.TITLE_4);

        var chooseModel = new Button(Messages.text("model.open.choose"));
        chooseModel.setAccessibleText(Messages.text("model.open.model.choose"));
        chooseModel.setOnAction(e -> dialogs.chooseModelFile(
                        Messages.text("model.open.model.choose"), near(model))
                .ifPresent(model::chooseModel));
        var chooseProjector = new Button(Messages.text("model.open.choose"));
        chooseProjector.setAccessibleText(Messages.text("model.open.projector.choose"));
        chooseProjector.setOnAction(e -> dialogs.chooseModelFile(
                        Messages.text("model.open.projector.choose"), near(model))
                .ifPresent(model::chooseProjector));
        var without = Controls.iconButton(
                Material2OutlinedAL.CLEAR, Messages.text("model.open.projector.without"), model::withoutProjector);
        without.visibleProperty().bind(model.projectorProperty().map(Optional::isPresent));
        without.managedProperty().bind(without.visibleProperty());

        var explanation = new Label();
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        explanation.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        explanation.textProperty().bind(model.explanationProperty());

        var cancel = new Button(Messages.text("model.open.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        open.setDefaultButton(true);
        open.getStyleClass().add(Styles.ACCENT);
        open.setOnAction(e -> {
            close.run();
            model.open();
        });
        var buttons = new HBox(8, cancel, open);
        buttons.setAlignment(Pos.CENTER_RIGHT);

        var modelRow = row(
                Material2OutlinedMZ.MEMORY,
                Messages.text("model.open.model"),
                model.modelProperty().map(Optional::of),
                chooseModel);
        var projectorRow = row(
                Material2OutlinedAL.IMAGE,
                Messages.text("model.open.projector"),
                model.projectorProperty(),
                without,
                chooseProjector);
        getChildren().addAll(title, modelRow, new VBox(8, projectorRow, explanation), buttons);
    }

    private static Optional<Path> near(OpenModelViewModel model) {
        return Optional.of(model.modelProperty().get());
    }

    /** Where the keyboard begins. */
    public Button firstFocus() {
        return open;
    }

    private static HBox row(Ikon ikon, String what, ObservableValue<Optional<Path>> path, Region... actions) {
        var heading = new Label(what);
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        var where = new Label();
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        where.setTooltip(new Tooltip());
        path.subscribe(file -> {
            where.setText(file.map(Path::toString).orElse(Messages.text("model.open.none")));
            where.getTooltip().setText(where.getText());
        });
        var words = new VBox(2, heading, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        for (var action : actions) {
            action.setMinWidth(USE_PREF_SIZE);
        }
        var row = new HBox(12, Controls.icon(ikon), words);
        row.getChildren().addAll(actions);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("file-row");
        return row;
    }
}
