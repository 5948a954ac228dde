package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What stays in memory while answers stream for a long time; {@code -Dlectern.test.minutes=N} says for how long. */
@EnabledIfSystemProperty(named = "lectern.test.messages", matches = "\\d+")
class HeapTest extends LongConversationTest {

    /** Half a minute each. */
    private static final int TOKENS = 6_000;

    /** After the first answers have loaded what is needed once. */
    private static final int SETTLED = 2;

    /** The words of all answers are kept, and what was said of them; that is less. */
    private static final double GROWTH_MIB = 12;

    private static double usedMib() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }

    @Test
    void memory_does_not_grow_while_answers_stream_for_ten_minutes() throws Exception {
        awaitListed();
        robot.interact(() -> list().getSelectionModel().clearAndSelect(0));
        until("its end is shown", () -> find(".answer .text-block") != null);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("lectern.test.minutes", 10));
        List<Double> used = new ArrayList<>();
        while (System.nanoTime() < end || used.size() <= SETTLED) {
            stream("Go on, part " + used.size() + ".", TOKENS, () -> {});
            // The scripted engine remembers every conversation that it was asked, with all its messages.
            engine.asked().clear();
            used.add(onWindow(HeapTest::usedMib));
        }
        System.out.println("Heap after each of " + used.size() + " answers of " + TOKENS + " tokens, in MiB: "
                + used.stream().map(mib -> String.format("%.1f", mib)).collect(Collectors.joining(" ")));
        assertThat(used.getLast() - used.get(SETTLED - 1)).isLessThan(GROWTH_MIB);
    }
}
