package lectern.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Text of every script wraps everywhere in the window: many random texts, each at a random width. */
@ExtendWith(ApplicationExtension.class)
class PangoWrappingTest {

    private static final List<String> WORDS = List.of(
            "سلام", "مرحبا", "العالم", "لا", "شدّة", "١٢٣", "شارع", "שלום", "עולם", "ב-12", "Lectern", "12.5", "(a)",
            "a/b", "हिन्दी", "देवनागरी", "ภาษาไทยยาว", "日本語の文章です", "e\u0301te\u0301", "\u202Bx\u202C",
            "😀", "«نص»", "٪", "3,14", "\u200fא");
    private static final List<String> GAPS = List.of(" ", " ", " ", " ", " ", " ", "  ", "\n", "\t", "", " \n ");
    private static final int TEXTS = 1_000;
    private static final double MARGIN = 8;

    private final Random random = new Random(20_260_802);
    private StackPane root;

    @Start
    void start(Stage stage) {
        PangoWrapping.mend();
        root = new StackPane();
        stage.setScene(new Scene(root, 500, 300));
        stage.show();
    }

    private String someText(int words, List<String> gaps) {
        var text = new StringBuilder();
        for (int word = random.nextInt(1, words); word > 0; word--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(gaps.get(random.nextInt(gaps.size())));
        }
        return text.toString();
    }

    private NodeOrientation someOrientation() {
        return random.nextBoolean() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }

    /** Lays out what is shown at a width, whatever that is, as the next pulse would. */
    private void layOut(Node node, double width) {
        if (node instanceof Region region) {
            region.setMaxWidth(width);
            region.setMinWidth(width);
        }
        root.getChildren().setAll(node);
        root.applyCss();
        root.layout();
        node.getBoundsInParent();
    }

    @Test
    void text_of_every_script_can_be_laid_out_at_any_width(FxRobot robot) {
        robot.interact(() -> {
            for (int n = 0; n < TEXTS; n++) {
                var text = new Text(someText(14, GAPS));
                text.setNodeOrientation(someOrientation());
                text.setWrappingWidth(random.nextInt(5, 320));
                layOut(text, text.getWrappingWidth());
                assertThat(lines(text).mapToInt(line -> line.end() - line.start()).sum())
                        .isEqualTo(text.getText().length());
            }
        });
    }

    @Test
    void no_line_is_wider_than_what_it_wraps_at(FxRobot robot) {
        robot.interact(() -> {
            double widest = WORDS.stream()
                    .mapToDouble(word -> new Text(word).getLayoutBounds().getWidth())
                    .max()
                    .orElseThrow();
            for (int n = 0; n < TEXTS; n++) {
                var text = new Text(someText(30, List.of(" ")).strip());
                text.setNodeOrientation(someOrientation());
                double width = widest + MARGIN + random.nextInt(200);
                text.setWrappingWidth(width);
                layOut(text, width);
                assertThat(text.getLayoutBounds().getWidth()).as(text.getText()).isLessThanOrEqualTo(width + MARGIN);
            }
        });
    }

    private static Stream<TextLineInfo> lines(Text text) {
        return text.getLayoutInfo().getTextLines(false).stream();
    }

    @Test
    void labels_flows_and_fields_wrap_it_too(FxRobot robot) {
        robot.interact(() -> {
            for (int n = 0; n < TEXTS / 5; n++) {
                var words = someText(20, GAPS);
                var label = new Label(words);
                label.setWrapText(true);
                var field = new TextArea(words);
                field.setWrapText(true);
                for (var node : List.of(label, field, someFlow(), textOfTheTranscript(words))) {
                    node.setNodeOrientation(someOrientation());
                    layOut(node, random.nextInt(30, 400));
                    assertThat(node.getBoundsInParent().getHeight()).isPositive();
                }
            }
        });
    }

    private TextFlow someFlow() {
        var parts = new ArrayList<Text>();
        for (int part = random.nextInt(1, 6); part > 0; part--) {
            parts.add(new Text(someText(6, GAPS)));
        }
        return new TextFlow(parts.toArray(Text[]::new));
    }

    private static SelectableText textOfTheTranscript(String words) {
        var text = new SelectableText();
        text.setText(words);
        return text;
    }
}
