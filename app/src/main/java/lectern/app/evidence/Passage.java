package lectern.app.evidence;

import java.util.List;
import lectern.engine.document.PageArea;

/**
 * Something that an answer and a page both say.
 *
 * @param areas rectangles around it on the page, one a line
 * @param terms as they are compared, in order
 * @param weight how telling it is
 * @param words what is telling, as the page has it
 */
record Passage(List<PageArea> areas, List<String> terms, PassageWeight weight, String words) {
    Passage {
        areas = List.copyOf(areas);
        terms = List.copyOf(terms);
    }

    /** What is telling, from its first term to its last. */
    List<String> core() {
        return terms.subList(weight.from(), weight.to());
    }
}
