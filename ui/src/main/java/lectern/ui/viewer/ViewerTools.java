package lectern.ui.viewer;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsField;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The tools above a page: turning pages, size, direction, what is marked. Groups of them wrap for want of room. */
final class ViewerTools extends FlowPane {

    private final ViewerViewModel model;
    private final WordsField field = new WordsField();
    private final Button before;
    private final Button after;
    private final Label count = new Label();
    private final HBox pages;

    /** @param mark marks a region to begin with */
    ViewerTools(ViewerViewModel model, PageStage stage, Runnable mark) {
        super(10, 4);
        this.model = model;
        getStyleClass().add("viewer-tools");
        setAlignment(Pos.CENTER_LEFT);

        before = button(Material2AL.CHEVRON_LEFT, Messages.text("viewer.before"), "page-before", () -> model.step(-1));
        after = button(Material2AL.CHEVRON_RIGHT, Messages.text("viewer.after"), "page-after", () -> model.step(1));
        before.graphicProperty().get().scaleXProperty().bind(mirrored(before));
        after.graphicProperty().get().scaleXProperty().bind(mirrored(after));
        field.getStyleClass().addAll(Styles.SMALL, "page-field");
        field.setPrefColumnCount(3);
        field.setAccessibleText(Messages.text("viewer.page"));
        field.setOnAction(event -> goTo());
        field.focusedProperty().addListener((property, had, focused) -> {
            if (!focused) {
                showPage();
            }
        });
        count.getStyleClass().add("page-count");
        pages = group(before, field, count, after);
        pages.managedProperty().bind(pages.visibleProperty());

        var zoom = model.zoom();
        var factor = new Label();
        factor.getStyleClass().add("page-factor");
        factor.textProperty().bind(zoom.factorProperty().map(now -> Messages.text("viewer.factor", now.doubleValue())));
        var sizes = group(
                button(Material2MZ.ZOOM_OUT, Messages.text("viewer.reduce"), "page-reduce", stage::reduce),
                factor,
                button(Material2MZ.ZOOM_IN, Messages.text("viewer.enlarge"), "page-enlarge", stage::enlarge),
                fit(Material2MZ.SWAP_HORIZ, Messages.text("viewer.fit.width"), "page-fit-width", PageZoom.Fit.WIDTH),
                fit(Material2MZ.ZOOM_OUT_MAP, Messages.text("viewer.fit.page"), "page-fit", PageZoom.Fit.PAGE));

        var crops = toggle(Material2OutlinedMZ.VISIBILITY, Messages.text("viewer.crops"), "page-crops");
        crops.selectedProperty().bindBidirectional(model.marks().cropsWantedProperty());
        var others = group(
                button(Material2MZ.ROTATE_RIGHT, Messages.text("viewer.turn"), "page-turn", zoom::turn),
                button(Material2OutlinedAL.HIGHLIGHT_ALT, Messages.text("viewer.region"), "page-mark", mark),
                crops);
        getChildren().addAll(pages, sizes, others);
        // Between two pages they stay as they are.
        model.stateProperty().subscribe(state -> {
            boolean nothing = state == ViewerState.LOCKED || state == ViewerState.FAILED;
            sizes.setDisable(nothing);
            others.setDisable(nothing);
            factor.setVisible(!nothing);
        });

        model.pageProperty().subscribe(this::showPage);
        model.attachmentProperty().subscribe(this::showPage);
    }

    private void showPage() {
        int all = model.pages();
        int now = model.pageProperty().get();
        pages.setVisible(all > 1);
        field.setText(Integer.toString(now + 1));
        count.setText(Messages.text("viewer.count", all));
        before.setDisable(now == 0);
        after.setDisable(now >= all - 1);
    }

    private void goTo() {
        var written = field.getText().strip();
        if (written.matches("\\d{1,6}")) {
            model.goTo(Integer.parseInt(written) - 1);
        }
        showPage();
        field.selectAll();
    }

    /** An arrow points to where the next page lies. */
    private static ObservableValue<Integer> mirrored(Node arrow) {
        return arrow.effectiveNodeOrientationProperty()
                .map(orientation -> orientation == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1);
    }

    private static HBox group(Node... nodes) {
        var group = new HBox(2, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static Button button(Ikon ikon, String name, String styleClass, Runnable action) {
        var button = Controls.iconButton(ikon, name, action);
        button.getStyleClass().addAll(Styles.SMALL, styleClass);
        return button;
    }

    private static ToggleButton toggle(Ikon ikon, String name, String styleClass) {
        var toggle = new ToggleButton(null, Controls.icon(ikon));
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "icon-button", styleClass);
        Controls.name(toggle, name);
        return toggle;
    }

    /** Pressed while the page follows the room in this way. */
    private ToggleButton fit(Ikon ikon, String name, String styleClass, PageZoom.Fit fit) {
        var toggle = toggle(ikon, name, styleClass);
        toggle.setOnAction(event -> {
            model.zoom().fit(fit);
            toggle.setSelected(true);
        });
        model.zoom().fitProperty().subscribe(now -> toggle.setSelected(now == fit));
        return toggle;
    }
}
