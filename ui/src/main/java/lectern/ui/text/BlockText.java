package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The characters of blocks: with one line end between each two for selecting, and as they are copied. */
final class BlockText {

    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    /** @return how many blocks are the same as before, from the first on; -1 if all are */
    int set(List<Block> next) {
        int same = 0;
        while (same < next.size() && same < blocks.size() && same(next.get(same), blocks.get(same))) {
            same++;
        }
        if (same == next.size() && same == blocks.size()) {
            return -1;
        }
        blocks.subList(same, blocks.size()).clear();
        starts.subList(same, starts.size()).clear();
        for (int i = same; i < next.size(); i++) {
            starts.add(i == 0 ? 0 : starts.get(i - 1) + blocks.get(i - 1).text().length() + 1);
            blocks.add(next.get(i));
        }
        return same;
    }

    private static boolean same(Block one, Block other) {
        return one == other || one.equals(other);
    }

    int size() {
        return blocks.size();
    }

    Block block(int index) {
        return blocks.get(index);
    }

    /** The place of a block's first character. */
    int start(int index) {
        return starts.get(index);
    }

    int length() {
        return blocks.isEmpty() ? 0 : starts.getLast() + blocks.getLast().text().length();
    }

    String all() {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    /** A range as plain text, with the markers of lists and blank lines between paragraphs. */
    String plain(int from, int to) {
        var plain = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < blocks.size() && from < to; i++) {
            var block = blocks.get(i);
            int start = Math.max(0, from - starts.get(i));
            int end = Math.min(block.text().length(), to - starts.get(i));
            if (start <= end) {
                if (begun) {
                    plain.append(block.frame().gap() >= Block.PARAGRAPH_GAP ? "\n\n" : "\n");
                }
                if (start == 0 && !block.frame().marker().isEmpty()) {
                    plain.repeat(' ', 2 * Math.max(0, block.frame().indent() - 1));
                    plain.append(block.frame().marker()).append(' ');
                }
                plain.append(block.text(), start, end);
                begun = true;
            }
        }
        return plain.toString();
    }

    /** All of the program whose first lines are a block. */
    String program(int first) {
        var code = new StringBuilder();
        for (int i = first; i < blocks.size() && blocks.get(i) instanceof Block.Code part; i++) {
            code.append(i == first ? "" : "\n").append(part.text());
            if (part.last()) {
                break;
            }
        }
        return code.toString();
    }

    List<String> links() {
        return blocks.stream()
                .flatMap(BlockText::runs)
                .map(Run::target)
                .filter(target -> !target.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<Run> runs(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> paragraph.runs().stream();
            case Block.Table table -> table.rows().stream().flatMap(List::stream).flatMap(List::stream);
            case Block.Code code -> Stream.empty();
            case Block.Rule rule -> Stream.empty();
        };
    }
}
