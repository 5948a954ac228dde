package lectern.app.markdown;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a formula says in LaTeX.
 *
 * @param latex without its delimiters
 * @param display whether it stands by itself, with everything at full height
 */
public record FormulaSource(String latex, boolean display) {

    /** Longer ones are shown as they are written. */
    private static final int MOST_CHARACTERS = 4_000;

    /** Commands that read files or addresses, or change what later formulas mean. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\\\(includegraphics|(re)?new(command|environment)|Declare[A-Za-z]*|definecolor|jlm[A-Za-z]*|makeat[a-z]+"
                    + "|magnification)");

    private record Delimiters(String open, String close, boolean display) {}

    private static final List<Delimiters> DELIMITERS = List.of(
            new Delimiters("$$", "$$", true),
            new Delimiters("\\[", "\\]", true),
            new Delimiters("\\(", "\\)", false),
            new Delimiters("$", "$", false));

    /** A formula with its delimiters; empty for everything else, and for what must not be drawn. */
    public static Optional<FormulaSource> of(String written) {
        return DELIMITERS.stream()
                .filter(d -> written.length() > d.open().length() + d.close().length())
                .filter(d -> written.startsWith(d.open()) && written.endsWith(d.close()))
                .findFirst()
                .map(d -> new FormulaSource(
                        written.substring(d.open().length(), written.length() - d.close().length()).strip(),
                        d.display()))
                .filter(source -> !source.latex().isEmpty()
                        && source.latex().length() <= MOST_CHARACTERS
                        && !FORBIDDEN.matcher(source.latex()).find());
    }
}
