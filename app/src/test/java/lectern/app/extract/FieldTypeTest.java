package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer in free words becomes in a column of numbers, amounts, dates, or yes and no. */
class FieldTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $53.46         | 53.46
            €1.234,50      | 1234.50
            1,234.50 USD   | 1234.50
            EUR 1 234 567,89 | 1234567.89
            CHF 12'345.00  | 12345.00
            -$5.00         | -5.00
            $ -5.00        | -5.00
            − 12,00 €      | -12.00
            ₹12,34,567.00  | 1234567.00
            1.234 €        | 1234
            1,234,567      | 1234567
            0.345          | 0.345
            ١٬٢٣٤٫٥٠ ر.س   | ١٬٢٣٤٫٥٠ ر.س
            ١٬٢٣٤٫٥٠       | 1234.50
            100.           | 100
            007.50         | 7.50
            """)
    void an_amount_is_its_number(String answer, String value) {
        assertThat(FieldType.AMOUNT.value(answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "6%", "about 50", "The total is $5.", "12.34.56", "1.234.56", "1,234,567,89", "1,23,4", "1.2.3,4,5", "",
        "-", "$", "12345678901234567890", "1 2", "5.00 of 10.00", "12 March"
    })
    void what_is_no_amount_stays_as_it_was_written(String answer) {
        assertThat(FieldType.AMOUNT.value(answer)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12      | 12
            1.5     | 1.5
            1,5     | 1.5
            -40     | -40
            12,345.6| 12345.6
            1.234   | 1.234
            1,234   | 1,234
            0,125   | 0.125
            $5      | $5
            """)
    void a_number_that_may_be_read_in_two_ways_stays_as_it_was_written(String answer, String value) {
        assertThat(FieldType.NUMBER.value(answer)).isEqualTo(value);
    }

    @Property
    void an_amount_is_read_in_each_country_as_it_is_written_there(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long hundredths,
            @ForAll @IntRange(max = 6) int country) {
        var amount = BigDecimal.valueOf(hundredths, 2);
        var locale = Locale.forLanguageTag(
                List.of("en-US", "de-DE", "fr-FR", "de-CH", "es-ES", "pt-BR", "hi-IN").get(country));
        var form = NumberFormat.getCurrencyInstance(locale);
        form.setCurrency(Currency.getInstance("EUR"));
        assertThat(new BigDecimal(FieldType.AMOUNT.value(form.format(amount)))).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-06-07        | 2024-06-07
            07.06.2024        | 2024-06-07
            7. 6. 2024        | 2024-06-07
            28/07/2020        | 2020-07-28
            07/28/2020        | 2020-07-28
            05/05/2020        | 2020-05-05
            7 June 2024       | 2024-06-07
            June 7, 2024      | 2024-06-07
            7 JUN 2024        | 2024-06-07
            7. März 2024      | 2024-03-07
            7 de junio de 2024| 2024-06-07
            2024年6月7日       | 2024-06-07
            07/06/2024        | 07/06/2024
            26 Jul 12         | 26 Jul 12
            31.02.2024        | 31.02.2024
            soon              | soon
            """)
    void a_date_is_a_date_when_it_can_be_read_in_one_way_only(String answer, String value) {
        assertThat(FieldType.DATE.value(answer)).isEqualTo(value);
    }

    @Property
    void a_date_with_the_name_of_its_month_is_read(
            @ForAll @IntRange(max = 60_000) int day, @ForAll @IntRange(max = 3) int language) {
        var date = LocalDate.of(1900, 1, 1).plusDays(day);
        var languages = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"));
        var form = DateTimeFormatter.ofPattern("d MMMM uuuu", languages.get(language));
        assertThat(FieldType.DATE.value(form.format(date))).isEqualTo(date.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No.               | no
            Yes, it is paid.  | yes
            TRUE              | yes
            Nein              | no
            はい               | yes
            لا                | no
            Yes — on 7 June   | yes
            yes/no            | yes/no
            是／否             | 是／否
            Non-taxable       | Non-taxable
            Nobody knows      | Nobody knows
            Yes and no        | Yes and no
            """)
    void yes_and_no_are_understood_in_each_language(String answer, String value) {
        assertThat(FieldType.YES_NO.value(answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00123", "No.", "$5.00", "7 June 2024"})
    void a_text_stays_as_it_is_written(String answer) {
        assertThat(FieldType.TEXT.value(answer)).isEqualTo(answer);
    }
}
