package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.application.ColorScheme;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import lectern.app.Script;
import lectern.engine.EngineException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/** An audit of every node on screen, in each area of the window. */
class AccessibilityTest extends WindowTest {

    /** WCAG 2.2, 1.4.3: for text below 18 point, or below 14 point where it is bold. */
    private static final double ENOUGH = 4.5;

    private static final double ENOUGH_FOR_LARGE = 3;

    @BeforeEach
    void something_of_everything() {
        awaitReady();
        engine.willAnswer(Script.of("# Title\n\nWords, [link](https://x.org), `code`\n\n> quoted\n\n- one\n\n"
                + "| a | b |\n|---|---|\n| 1 | 2 |\n\n```java\nint x = 1; // one\nString s = \"y\";\n```"));
        engine.willAnswer(Script.of("Half").fail(Reason.ENGINE_LOST, "The engine ended."));
        ask("Tell me.");
        until("it is answered", () -> find(".copy") != null);
        ask("And?");
        untilSays("The engine ended.");
        drop(picture("colours.png"), file(folder.resolve("bad.png"), "no"));
        until("both are there", () -> find(".attachment-refused") != null && find(".attachment-remove") != null);
    }

    private List<Node> nodes() {
        var found = new ArrayList<Node>();
        collect(window.scene().getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (node.isVisible()) {
            found.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
            }
        }
    }

    private void audit(String area) {
        var findings = onWindow(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            var all = new TreeSet<String>();
            for (var node : nodes()) {
                names(node, all);
                if (node instanceof Text text && !(text instanceof FontIcon)) {
                    contrast(text, all);
                }
            }
            return all;
        });
        assertThat(findings).as(area).isEmpty();
    }

    private static void names(Node node, TreeSet<String> findings) {
        if (!node.isFocusTraversable() || node.isDisabled()) {
            return;
        }
        if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE) {
            findings.add("no role: " + describe(node));
        }
        var name = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        if (name == null || name.toString().isBlank()) {
            findings.add("no name: " + describe(node));
        }
    }

    private static void contrast(Text text, TreeSet<String> findings) {
        if (text.getText().isBlank() || !(text.getFill() instanceof Color ink) || isDisabled(text)) {
            return;
        }
        var ground = ground(text);
        double size = text.getFont().getSize();
        boolean large = size >= 24 || size >= 18.66 && text.getFont().getStyle().contains("Bold");
        double ratio = ratio(over(ink, ground), ground);
        if (ratio < (large ? ENOUGH_FOR_LARGE : ENOUGH)) {
            findings.add(String.format("contrast %.2f: “%s” in %s", ratio, text.getText(), describe(text.getParent())));
        }
    }

    private static boolean isDisabled(Node node) {
        return node.isDisabled();
    }

    /** What is behind a node: backgrounds of those around it, the nearest on top. */
    private static Color ground(Node node) {
        var layers = new ArrayList<Color>();
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof Region region && region.getBackground() != null) {
                for (var fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color color && color.getOpacity() > 0) {
                        layers.add(color);
                        break;
                    }
                }
                if (!layers.isEmpty() && layers.getLast().isOpaque()) {
                    break;
                }
            }
        }
        var ground = Color.WHITE;
        for (var layer : layers.reversed()) {
            ground = over(layer, ground);
        }
        return ground;
    }

    private static Color over(Color top, Color below) {
        double a = top.getOpacity();
        return Color.color(
                top.getRed() * a + below.getRed() * (1 - a),
                top.getGreen() * a + below.getGreen() * (1 - a),
                top.getBlue() * a + below.getBlue() * (1 - a));
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + node.getStyleClass();
    }

    private void auditAreas(String scheme) {
        audit("conversation, " + scheme);
        click(".composer .thumbnail-button");
        until("a page is shown", () -> find(".page-sheet") != null);
        click(".page-crops");
        until("it says what the model is shown", () -> find(".viewer-status") != null);
        click(".page-mark");
        until("a region is marked", () -> find(".region-mark") != null);
        audit("page, " + scheme);
        click(".viewer-close");
        until("it has gone", () -> find(".viewer") == null);
        press(KeyCode.CONTROL, KeyCode.K);
        until("the palette is open", () -> find(".palette") != null);
        audit("palette, " + scheme);
        robot.type(KeyCode.ESCAPE);
        until("it has gone", () -> find(".palette") == null);
        press(KeyCode.CONTROL, KeyCode.COMMA);
        until("the settings are shown", () -> find(".settings") != null);
        audit("settings, " + scheme);
        press(KeyCode.CONTROL, KeyCode.T);
        until("the table is shown", () -> find(".tables") != null);
        audit("what a table is of, " + scheme);
        engine.willAnswer(Script.of("{\"Date\": \"2026-03-14\"}"));
        dialogs.pictures = List.of(picture("colours.png"), folder.resolve("bad.png"));
        clickButton("Choose documents…");
        robot.interact(() -> ((TextField) find(".field-name")).setText("Date"));
        click(".start-table");
        untilSays("All documents are read.");
        until("the value is there", () -> find(".value-cell:unsure") != null);
        audit("table, " + scheme);
    }

    @Test
    void in_the_light_everything_has_a_role_a_name_and_enough_contrast() {
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.LIGHT));
        auditAreas("light");
    }

    @Test
    void in_the_dark_everything_has_a_role_a_name_and_enough_contrast() {
        robot.interact(() -> window.scene().getPreferences().setColorScheme(ColorScheme.DARK));
        auditAreas("dark");
    }
}
