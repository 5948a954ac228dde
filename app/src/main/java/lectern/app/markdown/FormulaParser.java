package lectern.app.markdown;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds formulas between {@code $…$}, {@code $$…$$}, {@code \(…\)} and {@code \[…\]}. Amounts of money are none: a
 * dollar sign begins a formula only before something that is not white space, and ends it only after such and not
 * before a digit, all on one line.
 */
public final class FormulaParser implements InlineContentParser {

    private static final char DOLLAR = '$';

    /** For a parser of Markdown. */
    public static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(DOLLAR, '\\');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var begin = scanner.position();
        boolean found = scanner.peek() == DOLLAR ? dollars(scanner) : brackets(scanner);
        if (!found) {
            return ParsedInline.none();
        }
        var written = scanner.getSource(begin, scanner.position()).getContent();
        return FormulaSource.of(written).isPresent()
                ? ParsedInline.of(new Formula(written), scanner.position())
                : ParsedInline.none();
    }

    private static boolean brackets(Scanner scanner) {
        scanner.next();
        char close = switch (scanner.peek()) {
            case '(' -> ')';
            case '[' -> ']';
            default -> Scanner.END;
        };
        if (close == Scanner.END) {
            return false;
        }
        scanner.next();
        for (char c = scanner.peek(); c != Scanner.END; c = scanner.peek()) {
            scanner.next();
            if (c == '\\') {
                char escaped = scanner.peek();
                if (escaped != Scanner.END) {
                    scanner.next();
                }
                if (escaped == close) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean dollars(Scanner scanner) {
        boolean two = scanner.matchMultiple(DOLLAR) == 2;
        if (!two && (scanner.peekPreviousCodePoint() == DOLLAR && isSpace(scanner.peek()))) {
            return false;
        }
        char before = DOLLAR;
        for (char c = scanner.peek(); c != Scanner.END; c = scanner.peek()) {
            scanner.next();
            if (c == '\n' && !two) {
                return false;
            }
            if (c == '\\' && scanner.peek() != Scanner.END) {
                before = scanner.peek();
                scanner.next();
                continue;
            }
            if (c == DOLLAR && (two ? scanner.next(DOLLAR) : !isSpace(before) && !Character.isDigit(scanner.peek()))) {
                return true;
            }
            before = c;
        }
        return false;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == Scanner.END;
    }
}
