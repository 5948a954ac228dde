package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void a_day_has_no_characters_that_are_drawn_as_boxes_in_any_language() {
        var moment = Instant.parse("2026-11-26T10:00:00Z");
        assertThat(Languages.TAGS).isNotEmpty().allSatisfy(tag -> {
            var day = Moments.day(moment, Locale.forLanguageTag(tag), ZoneOffset.UTC);
            assertThat(day).contains("26");
            assertThat(day.codePoints()).noneMatch(point -> Character.getType(point) == Character.FORMAT);
        });
    }
}
