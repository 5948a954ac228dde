package lectern.app.extract;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables as CSV (RFC 4180, UTF-8) or as XLSX: document, page, the fields' values, what went wrong, and then of
 * each field the page it comes from, how sure the model was (0 to 1) and whether a person changed it.
 *
 * <p>A spreadsheet program takes a CSV value that begins with one of {@code = + - @}, a tab or a line break for a
 * formula; a document could so make it run something. Such values begin with an apostrophe, unless they are plain
 * numbers. Source: OWASP, “CSV Injection”. In XLSX, values are typed and never formulas.
 */
public final class TableWriter {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,9})?");
    private static final Pattern SIGNED_NUMBER = Pattern.compile("[+-]?[\\d.,]*\\d[\\d.,]*");
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    /** Whether this is written as XLSX; all else is CSV. */
    public static boolean isXlsx(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private TableWriter() {}

    /** Writes a file, or replaces it, as a whole; its ending says in which form. */
    public static void write(Table table, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var half = Files.createTempFile(folder, ".table", ".part");
        try {
            Files.write(half, isXlsx(file) ? xlsx(table) : csv(table).getBytes(StandardCharsets.UTF_8));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    static String csv(Table table) {
        var out = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(headings(table).stream().map(TableWriter::harmless).toList());
            for (var row : table.rows()) {
                csv.writeRecord(values(table, row).stream().map(TableWriter::harmless).toList());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String harmless(String value) {
        return !value.isEmpty()
                        && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                        && !SIGNED_NUMBER.matcher(value).matches()
                ? "'" + value
                : value;
    }

    private static byte[] xlsx(Table table) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Lectern", "1.0")) {
            var sheet = workbook.newWorksheet("Table");
            var headings = headings(table);
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int r = 0; r < table.rows().size(); r++) {
                var values = values(table, table.rows().get(r));
                for (int c = 0; c < values.size(); c++) {
                    put(sheet, r + 1, c, values.get(c), isNumeric(table, c));
                }
            }
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, String value, boolean numeric) {
        if (value.isEmpty()) {
            return;
        }
        if (numeric && PLAIN_NUMBER.matcher(value).matches()) {
            sheet.value(row, column, new BigDecimal(value));
        } else {
            // Characters that XML has no place for would make a file that nothing opens.
            sheet.value(row, column, value.codePoints()
                    .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n' || c == '\r')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
        }
    }

    /** Of a text such as a number of an invoice, spreadsheets would drop leading zeros. */
    private static boolean isNumeric(Table table, int column) {
        int field = column - 2;
        if (field < 0 || field > table.fields().size()) {
            return column == 1 || field > table.fields().size();
        }
        return field < table.fields().size() && switch (table.fields().get(field).type()) {
            case NUMBER, AMOUNT -> true;
            case TEXT, DATE, YES_NO -> false;
        };
    }

    private static List<String> headings(Table table) {
        var headings = new ArrayList<>(List.of("document", "page"));
        table.fields().forEach(field -> headings.add(field.name()));
        headings.add("problem");
        for (var field : table.fields()) {
            headings.add(field.name() + ": page");
            headings.add(field.name() + ": confidence");
            headings.add(field.name() + ": edited");
        }
        return headings;
    }

    private static List<String> values(Table table, Row row) {
        var values = new ArrayList<>(List.of(row.document(), row.page().isPresent() ? "" + row.page().getAsInt() : ""));
        for (int i = 0; i < table.fields().size(); i++) {
            values.add(row.cells().isEmpty() ? "" : row.cells().get(i).value());
        }
        values.add(row.problem().map(Problem::sentence).orElse(""));
        for (int i = 0; i < table.fields().size(); i++) {
            if (row.cells().isEmpty()) {
                values.addAll(List.of("", "", ""));
            } else {
                var cell = row.cells().get(i);
                values.add(cell.page().isPresent() ? "" + cell.page().getAsInt() : "");
                values.add(String.format(Locale.ROOT, "%.4f", cell.confidence()));
                values.add(cell.edited() ? "yes" : "");
            }
        }
        return values;
    }
}
