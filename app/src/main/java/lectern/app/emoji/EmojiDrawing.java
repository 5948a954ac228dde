package lectern.app.emoji;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import lectern.assets.EmojiDrawings;

/** An emoji in colour, at any size. */
public final class EmojiDrawing {

    private static final Pattern FILL = Pattern.compile("fill=\"(#\\p{XDigit}+)\"");

    /** What drawings have in place of black. */
    private static final Set<String> BLACK = Set.of("#31373D", "#292F33");

    private static final String JOINER = "\u200D";

    /** Found before: a field asks at every key about all that are in it. Hardly more than there are drawings. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private final SVGDocument svg;

    private EmojiDrawing(SVGDocument svg) {
        this.svg = svg;
    }

    /**
     * Those that there are drawings of: an emoji itself, or where nobody has drawn it, such as a couple without a
     * heart, all that it is joined from by U+200D; empty where there are none. Looks into what is open already, so that
     * it may be asked while a window is laid out.
     */
    public static List<String> parts(String emoji) {
        if (exists(emoji)) {
            return List.of(emoji);
        }
        var parts = List.of(emoji.split(JOINER));
        return parts.stream().allMatch(EmojiDrawing::exists) ? parts : List.of();
    }

    private static boolean exists(String emoji) {
        if (KNOWN.contains(emoji)) {
            return true;
        }
        boolean exists = EmojiDrawings.exists(emoji);
        if (exists) {
            KNOWN.add(emoji);
        }
        return exists;
    }

    /**
     * @param emoji all characters of one
     * @param ink colour of the letters around it, 0xRRGGBB; what is drawn in black alone, such as a check mark, has it,
     *     unless it is a black thing
     * @return empty where nobody has drawn it
     * @throws IOException if this installation is damaged
     */
    public static Optional<EmojiDrawing> of(String emoji, int ink) throws IOException {
        var found = EmojiDrawings.svg(emoji);
        return found.isEmpty() ? Optional.empty() : Optional.of(new EmojiDrawing(load(found.get(), emoji, ink)));
    }

    private static SVGDocument load(byte[] svg, String emoji, int ink) throws IOException {
        var inked = inked(new String(svg, StandardCharsets.UTF_8), emoji, ink).getBytes(StandardCharsets.UTF_8);
        var loaded = new SVGLoader().load(new ByteArrayInputStream(inked), null, LoaderContext.createDefault());
        if (loaded == null) {
            throw new IOException("No drawing can be read for " + emoji);
        }
        return loaded;
    }

    private static String inked(String svg, String emoji, int ink) {
        boolean black = FILL.matcher(svg).results().map(fill -> fill.group(1)).allMatch(BLACK::contains);
        return black && !Character.getName(emoji.codePointAt(0)).contains("BLACK")
                ? FILL.matcher(svg).replaceAll("fill=\"#%06X\"".formatted(ink & 0xFFFFFF))
                : svg;
    }

    /** Paints it into the square from 0, 0 on. @param side in the units of what it is painted on */
    public void paint(Graphics2D graphics, float side) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        svg.render((Component) null, graphics, new ViewBox(side, side));
    }
}
