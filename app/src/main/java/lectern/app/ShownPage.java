package lectern.app;

import java.util.List;
import lectern.engine.document.PageArea;

/**
 * What a model is shown of a page.
 *
 * @param views the whole first, then crops; empty for a page that is only words
 * @param tokens image tokens they become
 */
public record ShownPage(List<PageArea> views, int tokens) {
    public ShownPage {
        views = List.copyOf(views);
    }
}
