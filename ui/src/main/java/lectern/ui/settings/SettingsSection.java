package lectern.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Choices that belong together, under a heading. */
final class SettingsSection extends VBox {

    private record Row(String words, Node node) {}

    private final List<Row> rows = new ArrayList<>();
    private final String title;

    SettingsSection(String title) {
        this.title = title;
        getStyleClass().add("settings-section");
        setSpacing(4);
        var heading = new Label(title);
        heading.getStyleClass().addAll(Styles.TITLE_4, "settings-heading");
        getChildren().add(heading);
        managedProperty().bind(visibleProperty());
    }

    /** A choice with its control at the end of the line. @return the explanation, whose text may change */
    Label row(String name, String explanation, Region control) {
        control.setAccessibleText(name);
        var words = new VBox(2, wrapping(name, "settings-name"));
        var explained = wrapping(explanation, Styles.TEXT_MUTED);
        if (!explanation.isEmpty()) {
            words.getChildren().add(explained);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setAlignment(Pos.CENTER_LEFT);
        control.setMinWidth(control instanceof Control ? Region.USE_PREF_SIZE : 0);
        var line = new HBox(16, words, control);
        line.setAlignment(Pos.CENTER_LEFT);
        add(name + " " + explanation, line);
        return explained;
    }

    /** Something that takes the whole width. */
    void wide(String name, String explanation, Region node) {
        node.setAccessibleText(name);
        var all = new VBox(6, wrapping(name, "settings-name"));
        if (!explanation.isEmpty()) {
            all.getChildren().add(wrapping(explanation, Styles.TEXT_MUTED));
        }
        all.getChildren().add(node);
        add(name + " " + explanation, all);
    }

    private void add(String words, Region node) {
        node.getStyleClass().add("settings-row");
        node.managedProperty().bind(node.visibleProperty());
        rows.add(new Row((title + " " + words).toLowerCase(Locale.ROOT), node));
        getChildren().add(node);
    }

    private static Label wrapping(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** What can be used of the first thing that is left; empty if nothing is. */
    Optional<Node> firstControl() {
        return rows.stream().filter(row -> row.node().isVisible()).findFirst().flatMap(row -> focusable(row.node()));
    }

    private static Optional<Node> focusable(Node node) {
        return node.isFocusTraversable() && node.isVisible()
                ? Optional.of(node)
                : node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .flatMap(child -> focusable(child).stream())
                                .findFirst()
                        : Optional.empty();
    }

    /** Leaves what has all words. @return whether anything is left */
    boolean filter(String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        boolean any = false;
        for (var row : rows) {
            boolean fits = Stream.of(wanted).allMatch(row.words()::contains);
            row.node().setVisible(fits);
            any |= fits;
        }
        setVisible(any);
        return any;
    }
}
