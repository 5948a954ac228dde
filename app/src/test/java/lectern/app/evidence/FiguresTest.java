package lectern.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "1482.50", "1482,5", "1,482.50", "1.482,50", "1’482.50", "1'482,5", "١٬٤٨٢٫٥٠", "1.482,500", "१,४८२.५"})
    void a_number_is_the_same_in_each_style(String written) {
        assertThat(Figures.plain(written)).isEqualTo("1482.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "1,482 1482", "1.482 1482", "4.812.300 4812300", "12,34,567 1234567", "0,125 0.125", "0.50 0.5", "55.90 55.9",
        "12.3 12.3", "12,300 12300", "007 007", "3,00 3"})
    void one_mark_groups_thousands_where_three_figures_follow_and_is_a_decimal_mark_elsewhere(
            String written, String plain) {
        assertThat(Figures.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "14.03.2026 14/3/2026", "14/3/2026 14/3/2026", "2026-03-14 2026/3/14", "14:30 14:30", "1.2.3 1/2/3"})
    void dates_stay_as_they_are_written_but_for_zeros_and_marks(String written, String plain) {
        assertThat(Figures.plain(written)).isEqualTo(plain);
    }

    @Test
    void whatever_a_country_makes_of_a_number_is_that_number() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long cents = random.nextLong(1, 1L << random.nextInt(1, 50));
            for (var locale : new Locale[] {
                Locale.US, Locale.GERMANY, Locale.of("de", "CH"), Locale.of("hi", "IN"), Locale.of("ar", "EG")}) {
                var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
                format.setMinimumFractionDigits(2);
                assertThat(Figures.plain(format.format(cents / 100.0)))
                        .as(format.format(cents / 100.0))
                        .isEqualTo(Figures.plain(String.format(Locale.ROOT, "%.2f", cents / 100.0)));
            }
        }
    }
}
