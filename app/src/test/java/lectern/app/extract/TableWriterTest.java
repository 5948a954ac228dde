package lectern.app.extract;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {

    @TempDir
    Path folder;

    private static final List<Field> FIELDS =
            List.of(new Field("Number", FieldType.TEXT, ""), new Field("Total", FieldType.AMOUNT, ""));

    private static Cell cell(String value) {
        return new Cell(value, OptionalInt.of(1), 0.5, false);
    }

    private static Table table(String... values) {
        return new Table(FIELDS, List.of(
                new Row("a, b.png", OptionalInt.of(2), Optional.empty(), List.of(cell(values[0]), cell(values[1]))),
                Row.failed(
                        "c.png", OptionalInt.empty(),
                        new Problem("picture.damaged", List.of("c.png"), "“c.png” is damaged."))));
    }

    @Test
    void a_csv_has_the_values_first_and_then_where_they_come_from() throws Exception {
        var file = folder.resolve("t.csv");
        TableWriter.write(table("00 \"7\"\nü", "-12.50"), file);
        try (var rows = CsvReader.builder().ofCsvRecord(file)) {
            assertThat(rows.stream().map(CsvRecord::getFields)).containsExactly(
                    List.of("document", "page", "Number", "Total", "problem", "Number: page", "Number: confidence",
                            "Number: edited", "Total: page", "Total: confidence", "Total: edited"),
                    List.of("a, b.png", "2", "00 \"7\"\nü", "-12.50", "", "1", "0.5000", "", "1", "0.5000", ""),
                    List.of("c.png", "", "", "", "“c.png” is damaged.", "", "", "", "", "", ""));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_value_that_a_spreadsheet_would_take_for_a_formula_is_a_text() {
        for (var value :
                List.of("=1+2", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"x\")")) {
            var record = CsvReader.builder().ofCsvRecord(TableWriter.csv(table(value, "1"))).stream()
                    .skip(1)
                    .findFirst();
            assertThat(record.orElseThrow().getField(2)).isEqualTo("'" + value);
        }
        assertThat(TableWriter.csv(table("+12,50", "-3"))).contains("\"+12,50\",-3,");
    }

    @Test
    void an_xlsx_has_numbers_where_a_field_is_one_and_texts_everywhere_else() throws Exception {
        var file = folder.resolve("t.xlsx");
        TableWriter.write(table("=1+2\u0001", "12.50"), file);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            var strings = new String(
                    zip.getInputStream(zip.getEntry("xl/sharedStrings.xml")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(sheet).contains("<v>12.50</v>").doesNotContain("<f>");
            assertThat(strings).contains(">=1+2<", "a, b.png").doesNotContain("\u0001");
        }
    }

    @Test
    void a_table_replaces_the_file_as_a_whole() throws Exception {
        var file = folder.resolve("deeper/t.csv");
        TableWriter.write(table("1", "2"), file);
        TableWriter.write(table("3", "4"), file);
        assertThat(file).content().contains("3,4").doesNotContain("1,2");
    }
}
