package lectern.app.pages;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.Chat;
import lectern.engine.document.PictureException;

/**
 * The parts of a question about documents.
 *
 * <p>A picture stands by itself, as Gemma was trained. A page of a longer document, or one with words, is named first,
 * so that an answer can say where it comes from; its words follow it.
 */
public final class DocumentParts {

    /** Characters of English text to a token of Gemma 3, rather too few than too many. */
    private static final double CHARACTERS_PER_TOKEN = 3.5;

    /** Of what names a page. */
    static final int TOKENS_OF_TITLE = 16;

    private static final String PARTING = "\n\n";

    private final List<Chat.Part> parts = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param sources for each picture among the parts, what it shows
     */
    public record Result(List<Chat.Part> parts, List<Source> sources) {
        public Result {
            parts = List.copyOf(parts);
            sources = List.copyOf(sources);
        }
    }

    /**
     * @param document which of the documents, from 0
     * @param page of it, from 0
     */
    public record Source(int document, int page) {}

    private DocumentParts() {}

    /**
     * Documents in their order, then the question.
     *
     * @param question may be empty
     * @param side pixels on a side of the encoder's input
     */
    public static Result of(List<ChosenPages> documents, String question, int side) throws PictureException {
        var out = new DocumentParts();
        for (int i = 0; i < documents.size(); i++) {
            var chosen = documents.get(i);
            for (int page : chosen.pages()) {
                out.page(chosen, page, new Source(i, page), side);
            }
        }
        if (question.isBlank()) {
            out.flush();
        } else {
            out.parts.add(Chat.Text.question(out.text.isEmpty() ? "" : out.text + PARTING, question));
        }
        return new Result(out.parts, out.sources);
    }

    private void page(ChosenPages chosen, int index, Source source, int side) throws PictureException {
        var document = chosen.document();
        var page = chosen.page(index);
        var words = chosen.words(index);
        boolean named = document.pages().size() > 1 || !words.isBlank();
        if (named) {
            say(title(chosen, index) + ":");
        }
        if (page.isPicture()) {
            flush();
            parts.add(new Chat.Picture(chosen.image(index, side), chosen.mode()));
            sources.add(source);
        }
        if (!words.isBlank()) {
            var part = chosen.area().coversAll() ? "page " : "this part of page ";
            say(page.isPicture() ? "Text of " + part + (index + 1) + ":\n" + words : words);
        }
    }

    private static String title(ChosenPages chosen, int index) {
        int count = chosen.document().pages().size();
        if (!chosen.area().coversAll()) {
            return "Part of page " + (index + 1) + " of “" + chosen.name() + "”";
        }
        return count == 1 ? "“" + chosen.name() + "”" : "Page " + (index + 1) + " of “" + chosen.name() + "”";
    }

    private void say(String words) {
        text.append(text.isEmpty() ? "" : PARTING).append(words);
    }

    private void flush() {
        if (!text.isEmpty()) {
            parts.add(new Chat.Text(text.toString()));
            text.setLength(0);
        }
    }

    /**
     * About how many tokens a page takes: its pictures to the token, its words by their length.
     *
     * @param side pixels on a side of the encoder's input
     * @param tokensPerImage tokens of one view
     */
    public static int tokens(ChosenPages chosen, int index, int side, int tokensPerImage) throws PictureException {
        int pictures = chosen.views(index, side).size() * tokensOfView(tokensPerImage);
        return pictures + tokens(chosen.words(index).length()) + TOKENS_OF_TITLE;
    }

    /** With what stands around it. */
    static int tokensOfView(int tokensPerImage) {
        return tokensPerImage + 2;
    }

    /** About how many tokens a text takes. */
    public static int tokens(String text) {
        return tokens(text.length());
    }

    static int tokens(int characters) {
        return (int) Math.ceil(characters / CHARACTERS_PER_TOKEN);
    }
}
