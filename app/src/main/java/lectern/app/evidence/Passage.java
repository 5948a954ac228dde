package lectern.app.evidence;

import java.util.List;
import lectern.engine.document.PageArea;

/**
 * Something that an answer and a page both say.
 *
 * @param words as the page has them
 * @param areas rectangles around them, one a line
 * @param terms as they are compared, in order
 * @param weight how telling it is: {@link PassageWeight}
 */
record Passage(String words, List<PageArea> areas, List<String> terms, PassageWeight weight) {
    Passage {
        areas = List.copyOf(areas);
        terms = List.copyOf(terms);
    }
}
