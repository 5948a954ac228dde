package lectern.engine.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;
import org.apache.pdfbox.text.TextPosition;

/** Where words stand, from their glyphs. */
final class WordPlaces {

    /** Usual shares of the letter size above and below the line that letters stand on. */
    private static final double ASCENT = 0.8;

    private static final double DESCENT = 0.22;

    /** What is thinner than this share of a page is made so wide: a rectangle has an inside. */
    private static final double THINNEST = 1e-4;

    private WordPlaces() {}

    /**
     * The words of a piece of a line. A file that writes its spaces has several words in a piece.
     *
     * @param glyphs from left to right, whichever way the words run
     */
    static List<PlacedWord> of(String text, List<TextPosition> glyphs, PageCoordinates page, int line) {
        var parts = new ArrayList<List<TextPosition>>();
        parts.add(new ArrayList<>());
        for (var glyph : glyphs) {
            if (!glyph.getUnicode().isBlank()) {
                parts.getLast().add(glyph);
            } else if (!parts.getLast().isEmpty()) {
                parts.add(new ArrayList<>());
            }
        }
        parts.removeIf(List::isEmpty);
        var words = text.isBlank() ? List.<String>of() : List.of(text.strip().split("\\s+"));
        if (words.size() != parts.size()) {
            words = text.isBlank() ? List.of() : List.of(text.strip());
            parts.clear();
            parts.add(new ArrayList<>(glyphs));
        }
        var placed = new ArrayList<PlacedWord>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            int at = runsLeft(text) ? words.size() - 1 - i : i;
            around(parts.get(at), page).ifPresent(area -> placed.add(new PlacedWord(word, area, line)));
        }
        return placed;
    }

    private static boolean runsLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(d -> d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    /** The rectangle around the glyphs on the page as it is shown; empty when it is outside. */
    private static Optional<PageArea> around(List<TextPosition> glyphs, PageCoordinates page) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (var glyph : glyphs) {
            // The letter size along the glyph's own upright, whichever way the word runs.
            var matrix = glyph.getTextMatrix();
            double upX = matrix.getValue(1, 0);
            double upY = matrix.getValue(1, 1);
            for (double height : new double[] {ASCENT, -DESCENT}) {
                for (boolean end : new boolean[] {false, true}) {
                    double x = end ? glyph.getEndX() : matrix.getTranslateX();
                    double y = end ? glyph.getEndY() : matrix.getTranslateY();
                    var corner = page.shown(x + height * upX, y + height * upY);
                    left = Math.min(left, corner.x);
                    right = Math.max(right, corner.x);
                    top = Math.min(top, corner.y);
                    bottom = Math.max(bottom, corner.y);
                }
            }
        }
        left = Math.clamp(left, 0, 1 - THINNEST);
        top = Math.clamp(top, 0, 1 - THINNEST);
        right = Math.min(1, right);
        bottom = Math.min(1, bottom);
        // Not a number, where a file has such coordinates, is caught here as well.
        return right > left && bottom > top
                ? Optional.of(new PageArea(
                        left, top, Math.max(THINNEST, right - left), Math.max(THINNEST, bottom - top)))
                : Optional.empty();
    }
}
