package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.NodeOrientation;

/**
 * Cuts text into blocks at line ends, so that a long answer that grows at its end is laid out again only in its last
 * block, and so that right-to-left and left-to-right paragraphs can stand under each other. The blocks put together,
 * with one line end between each two, are the text.
 */
final class TextBlocks {

    /** Lines are put together until they have this many characters: a node costs more than a line. */
    private static final int ENOUGH = 600;

    /** Which way a line runs. */
    private enum Direction {
        LEFT_TO_RIGHT,
        RIGHT_TO_LEFT,
        /** It has no letters and runs like its neighbours. */
        EITHER
    }

    private TextBlocks() {}

    /** @return where each block begins; the first is 0, each later one follows a line end */
    static List<Integer> starts(String text) {
        return starts(text, 0);
    }

    /** Like {@link #starts(String)} from the block that begins at the given character on. */
    static List<Integer> starts(String text, int from) {
        var starts = new ArrayList<Integer>();
        starts.add(from);
        int block = from;
        int line = from;
        var direction = Direction.EITHER;
        while (true) {
            var next = direction(text, line);
            boolean turns = next != Direction.EITHER && direction != Direction.EITHER && next != direction;
            if (turns || line - block > ENOUGH) {
                block = line;
                starts.add(block);
                direction = Direction.EITHER;
            }
            direction = next == Direction.EITHER ? direction : next;
            int end = text.indexOf('\n', line);
            if (end < 0) {
                return starts;
            }
            line = end + 1;
        }
    }

    /** Whether a paragraph runs from right to left: whether its first letter does (rules P2 and P3 of UAX #9). */
    static boolean isRightToLeft(String text) {
        return orientation(text).equals(Optional.of(NodeOrientation.RIGHT_TO_LEFT));
    }

    /** Which way the first letter runs; empty where there is none. */
    static Optional<NodeOrientation> orientation(String text) {
        int line = 0;
        do {
            switch (direction(text, line)) {
                case LEFT_TO_RIGHT -> {
                    return Optional.of(NodeOrientation.LEFT_TO_RIGHT);
                }
                case RIGHT_TO_LEFT -> {
                    return Optional.of(NodeOrientation.RIGHT_TO_LEFT);
                }
                default -> line = text.indexOf('\n', line) + 1;
            }
        } while (line > 0);
        return Optional.empty();
    }

    private static Direction direction(String text, int line) {
        for (int i = line; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\n') {
                return Direction.EITHER;
            }
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return Direction.LEFT_TO_RIGHT;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return Direction.RIGHT_TO_LEFT;
                }
                default -> {}
            }
        }
        return Direction.EITHER;
    }
}
