package lectern.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedTest {

    private final ArrayDeque<Runnable> window = new ArrayDeque<>();

    @Test
    void a_thousand_requests_are_one_update_that_sees_the_newest_state() {
        var state = new AtomicInteger();
        var seen = new ArrayList<Integer>();
        var update = new Coalesced(window::add, () -> seen.add(state.get()));
        for (int i = 1; i <= 1000; i++) {
            state.set(i);
            update.request();
        }
        assertThat(window).hasSize(1);
        window.remove().run();
        assertThat(seen).containsExactly(1000);
    }

    @Test
    void a_request_during_the_update_leads_to_another_one() {
        var runs = new AtomicInteger();
        var update = new Coalesced[1];
        update[0] = new Coalesced(window::add, () -> {
            if (runs.incrementAndGet() == 1) {
                update[0].request();
            }
        });
        update[0].request();
        while (!window.isEmpty()) {
            window.remove().run();
        }
        assertThat(runs).hasValue(2);
    }
}
