package lectern.app.pdf;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How emoji are printed. The fonts that have them in colour have pictures in place of outlines on most systems, so a
 * font with outlines is looked for; where there is none, an emoji is printed as its name.
 */
final class EmojiFont {

    /** Those that have outlines of emoji, the best first. Each system has one of them or may have. */
    private static final List<String> WITH_OUTLINES =
            List.of("Noto Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Symbola", "Apple Symbols", "DejaVu Sans");

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int JOINER = 0x200D;
    private static final int FIRST_REGION = 0x1F1E6;
    private static final int LAST_REGION = 0x1F1FF;

    /** By what is visible of an emoji. */
    private static final Map<String, Optional<String>> FAMILIES = new ConcurrentHashMap<>();

    /** Asks the system for its fonts when the first emoji is printed. */
    private static final class Installed {
        static final List<String> CANDIDATES = installed();

        private static List<String> installed() {
            var system = GraphicsEnvironment.getLocalGraphicsEnvironment();
            var all = new HashSet<>(List.of(system.getAvailableFontFamilyNames()));
            return WITH_OUTLINES.stream().filter(all::contains).toList();
        }
    }

    private EmojiFont() {}

    /** Whether a cluster of characters that are read as one is an emoji, and none of the letters that are so, too. */
    static boolean isEmoji(String cluster) {
        int first = cluster.codePointAt(0);
        return Character.isEmojiPresentation(first) || Character.isEmoji(first) && cluster.indexOf(0xFE0F) > 0;
    }

    /** The family of a font that has outlines for all of an emoji, joined as one or beside each other. */
    static Optional<String> family(String emoji) {
        return FAMILIES.computeIfAbsent(
                visible(emoji),
                visible -> Installed.CANDIDATES.stream().filter(family -> draws(family, visible)).findFirst());
    }

    private static boolean draws(String family, String visible) {
        var font = new Font(family, Font.PLAIN, 12);
        return font.canDisplayUpTo(visible) < 0
                && visible.codePoints().allMatch(letter -> !font.createGlyphVector(CONTEXT, Character.toString(letter))
                        .getOutline()
                        .getBounds2D()
                        .isEmpty());
    }

    /** Without what only joins emoji or asks for their colour. */
    private static String visible(String emoji) {
        return emoji.codePoints()
                .filter(c -> c != JOINER && Character.getType(c) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What stands for an emoji that no font can draw: its name, or the letters of the country that a flag is of. */
    static String name(String emoji) {
        var name = new StringBuilder();
        visible(emoji).codePoints().filter(c -> !Character.isEmojiModifier(c)).forEach(c -> {
            boolean region = c >= FIRST_REGION && c <= LAST_REGION;
            if (region) {
                name.append((char) ('A' + c - FIRST_REGION));
            } else {
                name.append(name.isEmpty() ? "" : ", ");
                name.append(String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT));
            }
        });
        return "[" + name + "]";
    }
}
