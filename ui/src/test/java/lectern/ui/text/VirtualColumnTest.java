package lectern.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class VirtualColumnTest {

    private final ObservableList<String> items = FXCollections.observableArrayList();
    private final Map<String, Region> nodes = new HashMap<>();
    private int made;
    private VirtualColumn<String> column;

    @Start
    void start(Stage stage) {
        IntStream.range(0, 5000).mapToObj(i -> "item " + i).forEach(items::add);
        column = new VirtualColumn<>(items, this::node, node -> nodes.values().remove(node), 600, 20);
        stage.setScene(new Scene(column, 700, 500));
        stage.setWidth(700);
        stage.setHeight(500);
        stage.show();
    }

    private Region node(String item) {
        var region = new Region();
        int number = Integer.parseInt(item.substring(5));
        // Heights of a conversation: short questions, long answers.
        region.setMinHeight(number % 2 == 0 ? 40 : 150 + number % 7 * 90);
        region.setPrefHeight(region.getMinHeight());
        nodes.put(item, region);
        made++;
        return region;
    }

    @BeforeEach
    void settle() {
        Layouts.awaitSize(column, 700, 500);
    }

    private double bottomOfLast() {
        return nodes.get(items.getLast()).getBoundsInParent().getMaxY();
    }

    @Test
    void of_five_thousand_items_only_those_near_the_view_become_nodes() {
        assertThat(made).isLessThan(20);
        assertThat(column.getChildrenUnmodifiable()).hasSizeLessThan(20);
    }

    /** Whether the nodes are children from top to bottom, as the keyboard goes through them. */
    private boolean inOrder() {
        var tops = column.getChildrenUnmodifiable().stream()
                .filter(nodes.values()::contains)
                .map(child -> child.getLayoutY())
                .toList();
        return !tops.isEmpty() && tops.equals(tops.stream().sorted().toList());
    }

    @Test
    void the_keyboard_goes_through_the_items_from_top_to_bottom_wherever_they_came_into_view(FxRobot robot) {
        assertThat(inOrder()).isTrue();
        for (double by : new double[] {-300, -300, 200, -2000, 900, -100_000, 500}) {
            robot.interact(() -> column.scrollBy(by));
            Layouts.now(column);
            assertThat(inOrder()).as("after scrolling by %s", by).isTrue();
        }
        robot.interact(() -> column.show("item 3000"));
        Layouts.now(column);
        robot.interact(() -> items.add(3001, "item 7000"));
        Layouts.now(column);
        assertThat(inOrder()).isTrue();
    }

    @Test
    void it_opens_at_the_end_and_stays_there_while_the_last_item_grows(FxRobot robot) {
        assertThat(bottomOfLast()).isEqualTo(500 - 24);
        for (int i = 0; i < 10; i++) {
            robot.interact(() -> {
                var last = nodes.get(items.getLast());
                last.setMinHeight(last.getMinHeight() + 100);
                last.setPrefHeight(last.getMinHeight());
            });
            Layouts.now(column);
            assertThat(bottomOfLast()).isEqualTo(500 - 24);
        }
        assertThat(column.atEndProperty().get()).isTrue();
    }

    @Test
    void a_reader_who_has_scrolled_up_is_not_moved_by_a_new_item(FxRobot robot) {
        robot.interact(() -> column.scrollBy(-2000));
        Layouts.now(column);
        var first = nodes.entrySet().stream()
                .filter(e -> e.getValue().getLayoutY() > 0)
                .findFirst()
                .orElseThrow();
        double before = first.getValue().getLayoutY();
        robot.interact(() -> items.add("item 5000"));
        Layouts.now(column);
        assertThat(first.getValue().getLayoutY()).isEqualTo(before);
        assertThat(column.atEndProperty().get()).isFalse();
    }

    @Test
    void every_item_can_be_reached_by_scrolling_up_and_none_is_missing_or_overlaps(FxRobot robot) {
        robot.interact(() -> items.remove(60, 5000));
        Layouts.now(column);
        var seen = new java.util.TreeSet<String>();
        for (int i = 0; i < 200 && !seen.contains("item 0"); i++) {
            nodes.forEach((item, node) -> {
                if (node.getBoundsInParent().getMaxY() > 0 && node.getLayoutY() < 500) {
                    seen.add(item);
                }
            });
            var tops = nodes.values().stream().map(Region::getLayoutY).sorted().toList();
            var bottoms = nodes.values().stream()
                    .map(n -> n.getLayoutY() + n.getHeight())
                    .sorted()
                    .toList();
            for (int k = 1; k < tops.size(); k++) {
                assertThat(tops.get(k) - bottoms.get(k - 1)).isEqualTo(20);
            }
            robot.interact(() -> column.scrollBy(-130));
            Layouts.now(column);
        }
        assertThat(seen).hasSize(60);
        assertThat(nodes.get("item 0").getLayoutY()).isBetween(24.0, 24.0);
    }

    @Test
    void scrolling_back_down_to_the_end_follows_it_again(FxRobot robot) {
        robot.interact(() -> column.scrollBy(-100));
        Layouts.now(column);
        assertThat(column.atEndProperty().get()).isFalse();
        robot.interact(() -> column.scrollBy(100));
        Layouts.now(column);
        assertThat(column.atEndProperty().get()).isTrue();
    }

    @Test
    void a_short_conversation_begins_at_the_top(FxRobot robot) {
        robot.interact(() -> items.remove(2, 5000));
        Layouts.now(column);
        assertThat(nodes.get("item 0").getLayoutY()).isEqualTo(24);
        assertThat(column.atEndProperty().get()).isTrue();
    }

    @Test
    void jumping_to_the_beginning_makes_no_nodes_on_the_way(FxRobot robot) {
        robot.interact(column::showStart);
        Layouts.now(column);
        assertThat(nodes.get("item 0").getLayoutY()).isEqualTo(24);
        assertThat(made).isLessThan(40);
    }
}
