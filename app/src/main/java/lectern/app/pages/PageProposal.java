package lectern.app.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.engine.document.PictureException;

/**
 * Which pages of documents go into a question when not all fit: those that have most to do with it.
 *
 * <p>Pages are ranked by the question's words ({@link TextRank}); pages without words, and those that rank equal, in
 * their order. Of the first {@value #SEARCHED} pages, the words are searched.
 */
public final class PageProposal {

    /** Pages whose words are searched: reading more would take too long before an answer begins. */
    static final int SEARCHED = 500;

    /** Of the context window, a fourth is left to the answer. */
    private static final int ANSWER_SHARE = 4;

    private static final int VIEWS_OF_A4 = 3;
    private static final int CHARACTERS_OF_A4 = 3000;

    private PageProposal() {}

    /**
     * What a context window has for a question and its pages.
     *
     * @param contextSize tokens
     */
    public static int budget(int contextSize) {
        return contextSize - contextSize / ANSWER_SHARE;
    }

    /**
     * About how many pages of a usual size fit: of A4 with its two crops, or of words alone.
     *
     * @param tokensPerImage tokens of one view; empty for pages of words
     * @return at least one
     */
    public static int typical(int budget, Optional<Integer> tokensPerImage) {
        int page = tokensPerImage
                .map(image -> VIEWS_OF_A4 * DocumentParts.tokensOfView(image))
                .orElse(DocumentParts.tokens(CHARACTERS_OF_A4))
                + DocumentParts.TOKENS_OF_TITLE;
        return Math.max(1, budget / page);
    }

    private record Candidate(int document, int page, double rank) {}

    /**
     * The documents with as many of their chosen pages as fit; every document keeps at least one.
     *
     * @param budget tokens there are for all of them
     * @param side pixels on a side of the encoder's input
     * @param tokensPerImage tokens of one view
     */
    public static List<ChosenPages> fit(
            List<ChosenPages> documents, String question, int budget, int side, int tokensPerImage)
            throws PictureException {
        if (fits(documents, budget, side, tokensPerImage)) {
            return documents;
        }
        var kept = IntStream.range(0, documents.size())
                .mapToObj(i -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        int left = budget;
        for (var candidate : ranked(documents, question)) {
            var pages = kept.get(candidate.document());
            int cost =
                    DocumentParts.tokens(documents.get(candidate.document()), candidate.page(), side, tokensPerImage);
            if (cost <= left || pages.isEmpty()) {
                pages.add(candidate.page());
                left -= cost;
            }
            if (left <= 0 && kept.stream().noneMatch(List::isEmpty)) {
                break;
            }
        }
        return IntStream.range(0, documents.size())
                .mapToObj(i -> documents.get(i).withPages(kept.get(i).stream().sorted().toList()))
                .toList();
    }

    private static boolean fits(List<ChosenPages> documents, int budget, int side, int tokensPerImage)
            throws PictureException {
        int sum = 0;
        for (var chosen : documents) {
            for (int page : chosen.pages()) {
                sum += DocumentParts.tokens(chosen, page, side, tokensPerImage);
                if (sum > budget) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Candidate> ranked(List<ChosenPages> documents, String question) throws PictureException {
        var candidates = new ArrayList<Candidate>();
        var texts = new ArrayList<String>();
        for (int i = 0; i < documents.size(); i++) {
            for (int page : documents.get(i).pages()) {
                texts.add(texts.size() < SEARCHED ? documents.get(i).document().text(page) : "");
                candidates.add(new Candidate(i, page, 0));
            }
        }
        double[] ranks = TextRank.of(question, texts);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new Candidate(candidates.get(i).document(), candidates.get(i).page(), ranks[i]))
                .sorted(Comparator.comparingDouble(Candidate::rank).reversed())
                .toList();
    }
}
