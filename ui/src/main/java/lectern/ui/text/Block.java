package lectern.ui.text;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of a text to read that is laid out by itself. */
public sealed interface Block {

    /** From this gap on, a blank line stands between two blocks where they are copied. */
    double PARAGRAPH_GAP = 8;

    /** Its characters as they are shown, for selecting. */
    String text();

    Frame frame();

    /** The kinds of paragraphs; each is a style class. */
    enum Kind {
        BODY,
        H1,
        H2,
        H3,
        H4
    }

    /** Words that are wrapped. */
    record Paragraph(Kind kind, List<Run> runs, Frame frame) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        @Override
        public String text() {
            return runs.size() == 1
                    ? runs.getFirst().text()
                    : runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /**
     * Lines of program text. A long program is several blocks under each other.
     *
     * @param language as it was named; empty if it was not
     * @param first whether the program begins here
     * @param last whether it ends here
     */
    record Code(String language, List<Run> runs, boolean first, boolean last, Frame frame) implements Block {
        public Code {
            runs = List.copyOf(runs);
        }

        @Override
        public String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /** On which side the words of a column stand. */
    enum Side {
        START,
        CENTER,
        END
    }

    /** @param rows of cells of runs, the heading first; each row has as many cells as there are columns */
    record Table(List<Side> columns, List<List<List<Run>>> rows, Frame frame) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** Tabs between cells and line ends between rows, as spreadsheets take it. */
        @Override
        public String text() {
            return rows.stream()
                    .map(row -> row.stream().map(Table::words).collect(Collectors.joining("\t")))
                    .collect(Collectors.joining("\n"));
        }

        static String words(List<Run> cell) {
            return cell.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /** A line across. */
    record Rule(Frame frame) implements Block {
        @Override
        public String text() {
            return "";
        }
    }
}
