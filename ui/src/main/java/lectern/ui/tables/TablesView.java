package lectern.ui.tables;

import atlantafx.base.theme.Styles;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.emoji.WordsLabel;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** In place of the conversation: what a table is of, and the table as it fills. */
public final class TablesView extends VBox {

    private final TablesViewModel model;
    private final FileDialogs dialogs;
    private final Button documents;

    /** @param close goes back to the conversation */
    public TablesView(TablesViewModel model, FileDialogs dialogs, Runnable close) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("tables");
        documents = Controls.button(
                Material2OutlinedAL.INSERT_DRIVE_FILE, Messages.text("tables.documents"),
                () -> model.addDocuments(dialogs.choosePictures()));
        var status = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.INFO);
        model.statusProperty().subscribe(status::say);
        var setup = new ScrollPane(setup());
        setup.setFitToWidth(true);
        setup.setFocusTraversable(false);
        setup.getStyleClass().add("tables-setup");
        var result = result();
        VBox.setVgrow(setup, Priority.ALWAYS);
        VBox.setVgrow(result, Priority.ALWAYS);
        model.stateProperty().subscribe(state -> {
            show(setup, state == TableState.SETUP);
            show(result, state != TableState.SETUP);
        });
        var title = new Label(Messages.text("tables.words"));
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TEXT_MUTED);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var leave = Controls.iconButton(Material2AL.CLOSE, Messages.text("tables.close"), close);
        leave.getStyleClass().add("close-tables");
        var top = new HBox(8, title, leave);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("tables-top");
        getChildren().addAll(top, status, setup, result);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        model.look();
    }

    public Node firstFocus() {
        return documents;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Node setup() {
        var folder = Controls.button(
                Material2OutlinedAL.FOLDER, Messages.text("tables.folder"),
                () -> dialogs.chooseFolder().ifPresent(path -> model.addDocuments(java.util.List.of(path))));
        var clear = Controls.button(Material2AL.CLOSE, Messages.text("tables.clear"), () -> model.documents().clear());
        clear.getStyleClass().add(Styles.FLAT);
        clear.disableProperty().bind(Bindings.isEmpty(model.documents()));
        var chosen = new WordsLabel();
        chosen.setWrapText(true);
        chosen.getStyleClass().add("chosen-documents");
        chosen.wordsProperty().bind(Bindings.createStringBinding(
                () -> model.documents().isEmpty()
                        ? Messages.text("tables.nothing-chosen")
                        : model.documents().stream()
                                .map(path -> String.valueOf(path.getFileName()))
                                .collect(Collectors.joining(", ")),
                model.documents()));
        var add = Controls.button(Material2AL.ADD, Messages.text("tables.field.add"), model::addField);
        add.getStyleClass().add("add-field");
        var pages = new CheckBox(Messages.text("tables.each-page"));
        pages.selectedProperty().bindBidirectional(model.eachPageProperty());
        var single = new CheckBox(Messages.text("tables.one-by-one"));
        single.setWrapText(true);
        single.selectedProperty().bindBidirectional(model.oneByOneProperty());
        var start = Controls.button(Material2OutlinedMZ.PLAY_ARROW, Messages.text("tables.start"), model::start);
        start.getStyleClass().addAll(Styles.ACCENT, "start-table");
        var replaces = new Label(Messages.text("tables.replaces"));
        replaces.setWrapText(true);
        replaces.getStyleClass().add(Styles.TEXT_MUTED);
        model.stateProperty().subscribe(state -> show(replaces, !model.rows().isEmpty()));
        var back = Controls.button(Material2OutlinedAL.GRID_ON, Messages.text("tables.back"), model::back);
        model.stateProperty().subscribe(state -> show(back, !model.rows().isEmpty()));
        var column = new VBox(
                12,
                heading(Messages.text("tables.documents.heading")),
                new FlowPane(8, 8, documents, folder, clear),
                chosen,
                heading(Messages.text("tables.fields.heading")), new FieldsPane(model), add, pages, single,
                new FlowPane(8, 8, start, back), replaces);
        column.getStyleClass().add("tables-column");
        return column;
    }

    private static Label heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        return label;
    }

    private Region result() {
        var bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.setAccessibleText(Messages.text("tables.progress"));
        var said = new Label();
        said.getStyleClass().add("table-state");
        said.textProperty().bind(Bindings.createStringBinding(
                () -> said(model.stateProperty().get(), model.progressProperty().get()),
                model.stateProperty(), model.progressProperty()));
        var pause = Controls.button(Material2OutlinedMZ.PAUSE, Messages.text("tables.pause"), model::pause);
        pause.disableProperty().bind(model.stateProperty().isNotEqualTo(TableState.RUNNING));
        var goOn = Controls.button(Material2OutlinedMZ.PLAY_ARROW, Messages.text("tables.go-on"), model::goOn);
        goOn.disableProperty().bind(model.stateProperty().isNotEqualTo(TableState.PAUSED));
        var export = Controls.button(
                Material2OutlinedMZ.SAVE, Messages.text("tables.export"),
                () -> dialogs.chooseTable(Messages.text("tables.file")).ifPresent(model::export));
        export.disableProperty().bind(Bindings.isEmpty(model.rows()));
        var other = Controls.button(Material2AL.ADD, Messages.text("tables.new"), model::choose);
        var moving = Set.of(TableState.RUNNING, TableState.PAUSING);
        other.disableProperty().bind(model.stateProperty().map(moving::contains).orElse(false));
        var table = new RowsTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        var legend = new Label(Messages.text("tables.legend"), Controls.icon(Material2OutlinedAL.HELP_OUTLINE));
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        legend.getStyleClass().addAll(Styles.TEXT_MUTED, "tables-legend");
        var column = new VBox(8, new FlowPane(8, 8, pause, goOn, export, other), bar, said, table, legend);
        column.getStyleClass().add("tables-column");
        return column;
    }

    private static String said(TableState state, double progress) {
        return switch (state) {
            case SETUP -> "";
            case RUNNING -> Messages.text("tables.running", progress);
            case PAUSING -> Messages.text("tables.pausing");
            case PAUSED -> Messages.text("tables.paused", progress);
            case WHOLE -> Messages.text("tables.whole");
        };
    }
}
