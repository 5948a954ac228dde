package lectern.ui.text;

import java.util.Locale;

/** How a run of words looks. Its style class in the stylesheet is its name in lower case after {@code look-}. */
public enum Look {
    BOLD,
    ITALIC,
    STRIKE,
    CODE,
    LINK,
    SMALL,
    MUTED,
    /** A formula in LaTeX, with its delimiters; shown as a picture. */
    MATH,
    /** One emoji; shown as a picture. */
    EMOJI,
    /** The model was not sure of it. */
    DOUBT,
    /** Read otherwise before. */
    CHANGED,
    /** Found by a search. */
    FOUND,
    // Parts of program text.
    KEYWORD,
    TYPE,
    FUNCTION,
    LITERAL,
    NUMBER,
    COMMENT,
    MARKUP;

    String styleClass() {
        return "look-" + name().toLowerCase(Locale.ROOT);
    }
}
