package lectern.ui.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.text.Segment;
import lectern.ui.text.Look;
import lectern.ui.text.Run;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/** Colours a program line by line, with the scanners of RSyntaxTextArea. One object for each program. */
final class CodeColours {

    /** What models call languages, as RSyntaxTextArea names them; those whose name follows "text/" need no entry. */
    private static final Map<String, String> OTHER_NAMES = Stream.of(
                    "js=javascript", "jsx=javascript", "mjs=javascript", "node=javascript", "ts=typescript",
                    "tsx=typescript", "py=python", "python3=python", "rb=ruby", "rs=rust", "golang=go",
                    "kt=kotlin", "sh=unix", "bash=unix", "shell=unix", "zsh=unix", "console=unix",
                    "c++=cpp", "cc=cpp", "cxx=cpp", "hpp=cpp", "h=c", "c#=cs", "csharp=cs", "yml=yaml",
                    "dockerfile=dockerfile", "make=makefile", "tex=latex", "htm=html", "svg=xml",
                    "bat=bat", "cmd=bat", "vb=vb", "toml=ini", "conf=ini", "properties=properties", "md=markdown")
            .map(pair -> pair.split("="))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private final Optional<TokenMaker> scanner;
    private int state = TokenTypes.NULL;

    private CodeColours(Optional<TokenMaker> scanner) {
        this.scanner = scanner;
    }

    /** @param language as it was named; an unknown one stays without colours */
    static CodeColours of(String language) {
        var name = language.toLowerCase(Locale.ROOT);
        var style = "text/" + OTHER_NAMES.getOrDefault(name, name);
        var factory = TokenMakerFactory.getDefaultInstance();
        boolean known = !name.isEmpty()
                && !style.equals(SyntaxConstants.SYNTAX_STYLE_NONE)
                && factory.keySet().contains(style);
        return new CodeColours(known ? Optional.of(factory.getTokenMaker(style)) : Optional.empty());
    }

    /** Adds the runs of the next line. */
    void line(String line, List<Run> runs) {
        if (scanner.isEmpty()) {
            CodeBlocks.append(runs, Run.plain(line));
            return;
        }
        var characters = line.toCharArray();
        var token = scanner.get().getTokenList(new Segment(characters, 0, characters.length), state, 0);
        while (token != null && token.isPaintable()) {
            CodeBlocks.append(runs, run(token));
            token = token.getNextToken();
        }
        state = scanner.get()
                .getLastTokenTypeOnLine(new Segment(characters, 0, characters.length), state);
    }

    private static Run run(Token token) {
        var look = look(token.getType());
        return look == null ? Run.plain(token.getLexeme()) : Run.of(token.getLexeme(), look);
    }

    private static Look look(int type) {
        return switch (type) {
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.PREPROCESSOR -> Look.KEYWORD;
            case TokenTypes.DATA_TYPE, TokenTypes.MARKUP_TAG_ATTRIBUTE -> Look.TYPE;
            case TokenTypes.FUNCTION, TokenTypes.ANNOTATION -> Look.FUNCTION;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE, TokenTypes.LITERAL_CHAR, TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE, TokenTypes.REGEX, TokenTypes.ERROR_STRING_DOUBLE,
                    TokenTypes.ERROR_CHAR -> Look.LITERAL;
            case TokenTypes.LITERAL_BOOLEAN, TokenTypes.LITERAL_NUMBER_DECIMAL_INT, TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> Look.NUMBER;
            case TokenTypes.COMMENT_EOL, TokenTypes.COMMENT_MULTILINE, TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.MARKUP_COMMENT -> Look.COMMENT;
            case TokenTypes.MARKUP_TAG_NAME, TokenTypes.MARKUP_TAG_DELIMITER, TokenTypes.VARIABLE -> Look.MARKUP;
            default -> null;
        };
    }
}
