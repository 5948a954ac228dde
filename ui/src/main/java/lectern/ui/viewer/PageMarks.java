package lectern.ui.viewer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lectern.app.Asking;
import lectern.app.Attachments;
import lectern.app.ShownPage;
import lectern.app.evidence.FoundText;
import lectern.engine.document.PageArea;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is marked on a page, read in the background: what the model is shown of it, and where it says what an answer
 * says. Used on the window's thread.
 */
public final class PageMarks {

    private static final Logger LOG = LoggerFactory.getLogger(PageMarks.class);

    private final Attachments attachments;
    private final Asking asking;
    private final Background background;
    private final BooleanProperty cropsWanted = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<ShownPage>> crops = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<PageArea>> found = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<PageTarget> page = Optional.empty();

    PageMarks(Attachments attachments, Asking asking, Background background) {
        this.attachments = attachments;
        this.asking = asking;
        this.background = background;
        cropsWanted.subscribe(wanted -> readCrops());
    }

    /** Whether it is marked what a model is shown of the page. */
    public BooleanProperty cropsWantedProperty() {
        return cropsWanted;
    }

    /** What a model is shown of the page; empty while that is not wanted or not known. */
    public ReadOnlyObjectProperty<Optional<ShownPage>> cropsProperty() {
        return crops.getReadOnlyProperty();
    }

    /** Where the page says what the answer says from which it was opened, one a line and finding. */
    public ReadOnlyObjectProperty<List<PageArea>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Another page; empty for none. */
    void setPage(Optional<PageTarget> next) {
        page = next;
        readCrops();
        readFound();
    }

    private void readCrops() {
        crops.set(Optional.empty());
        page.filter(target -> cropsWanted.get()).ifPresent(target -> read(
                () -> asking.shown(target.attachment(), target.page()),
                shown -> {
                    if (cropsWanted.get()) {
                        crops.set(Optional.of(shown));
                    }
                }));
    }

    private void readFound() {
        found.set(List.of());
        page.filter(target -> !target.said().isBlank()).ifPresent(target -> read(
                () -> FoundText.on(
                        attachments.words(target.attachment(), target.page()), target.said(), target.asked()),
                found::set));
    }

    private <T> void read(Callable<T> work, Consumer<T> done) {
        var current = page;
        background.run(
                work,
                result -> {
                    if (current == page) {
                        done.accept(result);
                    }
                },
                failure -> LOG.warn("What is to be marked on a page could not be read", failure));
    }
}
