package lectern.ui.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WhenTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private static String heading(String time) {
        return When.heading(Instant.parse(time), TODAY, BERLIN);
    }

    @Test
    void the_day_is_the_one_of_the_persons_clock() {
        assertThat(heading("2026-03-09T23:30:00Z")).isEqualTo("Today");
        assertThat(heading("2026-03-09T22:30:00Z")).isEqualTo("Yesterday");
    }

    @Test
    void a_clock_that_was_set_back_still_means_today() {
        assertThat(heading("2026-03-12T10:00:00Z")).isEqualTo("Today");
    }

    @Test
    void what_is_older_is_grouped_by_week_and_then_by_month() {
        assertThat(heading("2026-03-03T10:00:00Z")).isEqualTo("Last 7 days");
        assertThat(heading("2026-03-02T10:00:00Z")).isEqualTo("March 2026");
        assertThat(heading("2025-12-24T10:00:00Z")).isEqualTo("December 2025");
    }
}
