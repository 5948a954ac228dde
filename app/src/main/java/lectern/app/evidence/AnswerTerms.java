package lectern.app.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an answer says, as terms; where it names a page, that is not among them. */
final class AnswerTerms {

    /** What comes after so many terms is not looked for: a transcript of whole documents is found by its beginning. */
    private static final int MOST = 5_000;

    /** Answers of up to so many terms are looked for whole. */
    private static final int SHORT = 4;

    /** Of the shortest quotation. */
    private static final int QUOTED_LEAST = 3;

    private static final Pattern QUOTED = Pattern.compile("[“„][^“”„\\n]+[“”]|\"[^\"\\n]+\"|«[^«»\\n]+»|「[^「」\\n]+」");

    private final List<Term> terms;
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final List<Quotation> quotations = new ArrayList<>();

    /** Terms between two quotation marks. @param to after the last */
    private record Quotation(int from, int to) {}

    /** @param pages that the question was about, from 1 */
    AnswerTerms(String answer, Set<Integer> pages) {
        var rest = new StringBuilder(answer);
        for (var citation : Citation.in(answer, pages).reversed()) {
            rest.replace(citation.start(), citation.end(), " ");
        }
        var text = Terms.normal(rest.toString());
        terms = joined(text);
        for (int i = 0; i < terms.size(); i++) {
            places.computeIfAbsent(terms.get(i).plain(), term -> new ArrayList<>()).add(i);
        }
        QUOTED.matcher(text).results().forEach(found -> quote(found.start(), found.end()));
    }

    private void quote(int start, int end) {
        int from = 0;
        while (from < terms.size() && terms.get(from).start() < start) {
            from++;
        }
        int to = from;
        while (to < terms.size() && terms.get(to).end() <= end) {
            to++;
        }
        if (to - from >= QUOTED_LEAST) {
            quotations.add(new Quotation(from, to));
        }
    }

    /** In running text, figures beside each other are one number. */
    private static List<Term> joined(String text) {
        var apart = Terms.of(text);
        var joined = new ArrayList<Term>();
        for (int i = 0; i < apart.size() && joined.size() < MOST; ) {
            var first = apart.get(i);
            var spaced = Terms.spaced(apart, i, text);
            if (spaced.isPresent()) {
                var last = apart.get(i + spaced.get().terms() - 1);
                joined.add(new Term(
                        Term.Kind.FIGURE, spaced.get().plain(), first.start(), last.end(), false,
                        first.marked() || last.marked(), first.begins()));
                i += spaced.get().terms();
            } else {
                joined.add(first);
                i++;
            }
        }
        return List.copyOf(joined);
    }

    List<Term> all() {
        return terms;
    }

    /** Where a term is said. */
    List<Integer> places(String plain) {
        return places.getOrDefault(plain, List.of());
    }

    /** Whether these terms are all of an answer of few words. */
    boolean isShortAnswer(int from, int to) {
        return from == 0 && to == terms.size() && to <= SHORT;
    }

    /** Whether all of something that is quoted is among these terms. */
    boolean hasQuotation(int from, int to) {
        return quotations.stream().anyMatch(quotation -> from <= quotation.from() && quotation.to() <= to);
    }
}
