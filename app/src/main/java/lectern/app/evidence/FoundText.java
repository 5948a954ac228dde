package lectern.app.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;

/**
 * Where pages say what an answer says.
 *
 * <p>Found are figures of two characters or more, names, and words in the order in which the answer has them: three, or
 * two of some length, or all of a short answer. Single common words are on every page and mean nothing. {@link Terms}
 * says what counts as the same.
 */
public final class FoundText {

    /** Of the shortest word that counts in a pair, and of the shortest name. */
    private static final int LONG = 3;

    /** Of scripts without spaces between words, so many characters count. */
    private static final int CHARACTERS = 4;

    private final AnswerTerms answer;
    private final Set<String> asked;

    /**
     * @param question what is in it already is not told by finding it; may be empty
     * @param pages that the question was about, from 1: where the answer names one, that is not looked for
     */
    FoundText(String said, String question, Set<Integer> pages) {
        answer = new AnswerTerms(said, pages);
        asked = Terms.of(Terms.normal(question)).stream().map(Term::plain).collect(Collectors.toSet());
    }

    /**
     * @param page its words, in order
     * @param pages that the question was about, from 1: where the answer names one, that is not looked for
     * @return rectangles around what was found, one a line and finding
     */
    public static List<PageArea> on(List<PlacedWord> page, String answer, Set<Integer> pages) {
        return new FoundText(answer, "", pages)
                .on(page).stream().flatMap(passage -> passage.areas().stream()).toList();
    }

    /** The passages of a page, in its order. @param page its words, in order */
    List<Passage> on(List<PlacedWord> page) {
        return new OnPage(new PageTerms(page)).passages();
    }

    /** Terms of a page that are terms of the answer, one after the other. @param pageEnd after its last on the page */
    private record Same(int start, int end, int pageEnd) {}

    /** The search on one page. */
    private final class OnPage {

        private final PageTerms page;
        private final List<Term> terms;

        OnPage(PageTerms page) {
            this.page = page;
            this.terms = page.all();
        }

        /** The longest of those that begin at each term, without overlaps. */
        List<Passage> passages() {
            var longest = longest();
            var found = new ArrayList<Passage>();
            for (int i = 0; i < terms.size(); ) {
                var same = longest.get(i);
                var passage = same == null ? null : passage(i, same);
                if (passage == null) {
                    i++;
                } else {
                    found.add(passage);
                    i = same.pageEnd();
                }
            }
            return found;
        }

        /** By term of the page; from the last to the first, so that each is made of what follows it. */
        private Map<Integer, Same> longest() {
            var longest = new HashMap<Integer, Same>();
            // Of each term, by place in the answer. A number with spaces goes over several.
            var after = new HashMap<Integer, Map<Integer, Same>>();
            for (int i = terms.size() - 1; i >= 0; i--) {
                var here = new HashMap<Integer, Same>();
                extend(terms.get(i).plain(), i + 1, after, here);
                var spaced = Terms.spaced(terms, i, page.text());
                if (spaced.isPresent()) {
                    extend(spaced.get().plain(), i + spaced.get().terms(), after, here);
                }
                after.put(i, here);
                for (var same : here.values()) {
                    longest.merge(i, same, (one, other) -> length(other) > length(one) ? other : one);
                }
            }
            return longest;
        }

        private void extend(String plain, int next, Map<Integer, Map<Integer, Same>> after, Map<Integer, Same> here) {
            for (int place : answer.places(plain)) {
                var rest = after.getOrDefault(next, Map.of()).get(place + 1);
                var same = rest == null
                        ? new Same(place, place + 1, next)
                        : new Same(place, rest.end(), rest.pageEnd());
                here.merge(place, same, (one, other) -> length(other) > length(one) ? other : one);
            }
        }

        private static int length(Same same) {
            return same.end() - same.start();
        }

        /** Null where it does not count. */
        private Passage passage(int from, Same same) {
            int to = same.pageEnd();
            // Where the page has a number with spaces, there are more of its terms than of the answer's.
            boolean paired = to - from == same.end() - same.start();
            var said = IntStream.range(same.start(), same.end())
                    .mapToObj(i -> paired
                            ? answer.all().get(i).shared(terms.get(from + i - same.start()))
                            : answer.all().get(i))
                    .toList();
            boolean whole = answer.isShortAnswer(same.start(), same.end())
                    || answer.hasQuotation(same.start(), same.end());
            var weight = PassageWeight.of(said, asked, whole);
            if (!weight.isEnough() && !counts(from, same, said)) {
                return null;
            }
            var words = paired && weight.isEnough()
                    ? page.written(from + weight.from(), from + weight.to())
                    : page.written(from, to);
            return new Passage(page.areas(from, to), said.stream().map(Term::plain).toList(), weight, words);
        }

        private boolean counts(int from, Same same, List<Term> said) {
            if (said.stream().anyMatch(term -> term.hasFigures() && term.plain().length() > 1)) {
                return true;
            }
            boolean all = answer.isShortAnswer(same.start(), same.end());
            if (said.stream().allMatch(term -> term.kind() == Term.Kind.CHARACTER)) {
                return all || said.size() >= CHARACTERS;
            }
            if (all) {
                return said.stream().anyMatch(isLong());
            }
            return switch (said.size()) {
                case 1 -> isName(said.getFirst(), terms.get(from));
                case 2 -> said.stream().allMatch(isLong());
                default -> true;
            };
        }

        private static Predicate<Term> isLong() {
            return term -> term.plain().length() >= LONG;
        }

        /** Capital in the middle of a sentence and on the page, where it stands only once. */
        private boolean isName(Term inAnswer, Term onPage) {
            return inAnswer.plain().length() > LONG
                    && !inAnswer.begins()
                    && inAnswer.capital()
                    && onPage.capital()
                    && terms.stream().filter(term -> term.plain().equals(onPage.plain())).count() == 1;
        }
    }
}
