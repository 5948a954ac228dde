package lectern.ui.text;

import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends how JavaFX wraps Arabic, Hebrew, Devanagari, Thai and all other text that Pango shapes, which is so on Linux
 * only.
 *
 * <p>Where a line breaks within a run of such text, JavaFX shortens the run and shapes it again. Its {@code
 * PangoGlyphLayout} keeps each run's words by the run alone, so it shapes the words of the whole run once more: letters
 * then stand beyond the width, and from right to left the layout ends in an {@link ArrayIndexOutOfBoundsException}.
 * A run is only shaped twice after it was shortened, so what is kept is never of use. Here it is kept where nothing
 * finds it, until the layout frees it. (docs/decisions/0010-wrapped-text.md)
 */
public final class PangoWrapping {

    private static final Logger LOG = LoggerFactory.getLogger(PangoWrapping.class);
    private static final String MANAGER = "com.sun.javafx.text.GlyphLayoutManager";
    private static final String PANGO = "com.sun.javafx.font.freetype.PangoGlyphLayout";

    private static boolean done;

    private PangoWrapping() {}

    /**
     * Mends it once; does nothing where another library shapes. Before the first text is laid out, on the window's
     * thread.
     */
    public static void mend() {
        if (done) {
            return;
        }
        done = true;
        try {
            // The one layout that JavaFX uses again and again: a second one is only made for a second thread.
            var shared = Class.forName(MANAGER).getDeclaredField("REUSABLE_INSTANCE");
            shared.setAccessible(true);
            var layout = shared.get(null);
            if (layout.getClass().getName().equals(PANGO)) {
                var kept = layout.getClass().getDeclaredField("runUtf8");
                kept.setAccessible(true);
                kept.set(layout, new NeverFound());
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Wrapped text that is written from right to left may not be shown", e);
        }
    }

    /** From runs to addresses of their words, in UTF-8. None is ever found again; all are there to be freed. */
    private static final class NeverFound extends LinkedHashMap<Object, Long> {

        private static final long serialVersionUID = 1;

        @Override
        public Long get(Object run) {
            return null;
        }

        @Override
        public Long put(Object run, Long words) {
            return super.put(new Object(), words);
        }
    }
}
