package lectern.app.evidence;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.document.PageArea;
import lectern.engine.document.PlacedWord;

/** Pages made of words. */
final class TestPages {

    private TestPages() {}

    /** Words of a page, each in a cell of its own of a grid of twenty by twenty. */
    static List<PlacedWord> page(String... lines) {
        var words = new ArrayList<PlacedWord>();
        for (int line = 0; line < lines.length; line++) {
            var texts = lines[line].split(" ");
            for (int i = 0; i < texts.length; i++) {
                words.add(new PlacedWord(texts[i], new PageArea(i % 20 / 20.0, line % 20 / 20.0, 0.05, 0.05), line));
            }
        }
        return words;
    }
}
