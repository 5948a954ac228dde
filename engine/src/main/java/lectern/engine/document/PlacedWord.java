package lectern.engine.document;

/**
 * A word of a page's text layer.
 *
 * @param text never empty
 * @param area where it stands on the page as it is shown
 * @param line which line it is in, from 0, in the order in which the page is read
 */
public record PlacedWord(String text, PageArea area, int line) {}
