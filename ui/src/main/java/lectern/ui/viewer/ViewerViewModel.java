package lectern.ui.viewer;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.AppException;
import lectern.app.Asking;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.app.NoticeKeys;
import lectern.app.pages.PagePart;
import lectern.engine.document.PageArea;
import lectern.engine.pages.Page;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which page of which document is looked at, and what is marked on it. Used on the window's thread. */
public final class ViewerViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerViewModel.class);

    /** Units of the window in a point of paper, at a factor of 1: 96 to an inch. */
    private static final double UNITS_PER_POINT = 96.0 / 72;

    /** A4, in points: what a page that is only words is drawn on. */
    private static final Page SHEET = new Page(595, 842, 0);

    private final Attachments attachments;
    private final Background background;
    private final PageZoom zoom = new PageZoom();
    private final PagePictures pictures;
    private final PageMarks marks;
    private final ReadOnlyObjectWrapper<ViewerState> state = new ReadOnlyObjectWrapper<>(ViewerState.CLOSED);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper sized = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<AttachmentView>> attachment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<PageArea> region = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper unlocked = new ReadOnlyIntegerWrapper();
    private final Consumer<AttachmentView> ask;

    private String said = "";
    private Set<Integer> asked = Set.of();

    /** Counts pages: what was read of an older one is not shown. */
    private int opened;

    /** @param ask takes a part of a page as something to ask about */
    public ViewerViewModel(
            Attachments attachments, Asking asking, Background background, Consumer<AttachmentView> ask) {
        this.ask = ask;
        this.attachments = attachments;
        this.background = background;
        pictures = new PagePictures(attachments, background, this::fail);
        marks = new PageMarks(attachments, asking, background);
        pictures.wholeProperty().subscribe(image -> {
            if (image != null) {
                state.set(ViewerState.SHOWN);
            }
        });
    }

    public ReadOnlyObjectProperty<ViewerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return state.get() != ViewerState.CLOSED;
    }

    /** Why the page cannot be shown, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is looked at; empty while it is nothing. */
    public ReadOnlyObjectProperty<Optional<AttachmentView>> attachmentProperty() {
        return attachment.getReadOnlyProperty();
    }

    /** The page that is looked at, from 0. */
    public ReadOnlyIntegerProperty pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** How many pages there are; 1 while there is nothing to look at. */
    public int pages() {
        return attachment.get().map(AttachmentView::pages).orElse(1);
    }

    public PageZoom zoom() {
        return zoom;
    }

    /** Changes when the size of another page is known. */
    ReadOnlyIntegerProperty sizedProperty() {
        return sized.getReadOnlyProperty();
    }

    PageMarks marks() {
        return marks;
    }

    PagePictures pictures() {
        return pictures;
    }

    /** What is marked to be asked about; null for nothing. */
    public ReadOnlyObjectProperty<PageArea> regionProperty() {
        return region.getReadOnlyProperty();
    }

    public void mark(PageArea area) {
        if (state.get() == ViewerState.SHOWN) {
            region.set(area);
        }
    }

    public void unmark() {
        region.set(null);
    }

    /** Makes what is marked something to ask about. */
    public void askAboutRegion() {
        var marked = region.get();
        if (marked != null) {
            var looked = attachment.get().orElseThrow();
            region.set(null);
            ask.accept(looked.with(looked.choices().withPart(new PagePart(page.get(), marked))));
        }
    }

    /** The part of the page that the attachment is; empty where it is whole pages. */
    Optional<PageArea> part() {
        return attachment.get()
                .flatMap(looked -> looked.choices().part())
                .filter(part -> part.page() == page.get())
                .map(PagePart::area);
    }

    /** Looks at a page. */
    public void open(PageTarget target) {
        boolean another = !attachment.get().equals(Optional.of(target.attachment()));
        attachment.set(Optional.of(target.attachment()));
        if (another) {
            zoom.reset();
        }
        said = target.said();
        asked = target.asked();
        show(target.page());
    }

    /** Tries a password on the document. */
    public void unlock(String password) {
        int current = opened;
        var looked = attachment.get().orElseThrow();
        background.perform(
                () -> attachments.unlock(looked, password),
                () -> {
                    unlocked.set(unlocked.get() + 1);
                    if (current == opened) {
                        show(page.get());
                    }
                },
                failure -> {
                    if (current == opened) {
                        fail(failure);
                    }
                });
    }

    /** Changes when a document was opened with its password. */
    public ReadOnlyIntegerProperty unlockedProperty() {
        return unlocked.getReadOnlyProperty();
    }

    /** Turns pages: 1 for the next, -1 for the one before. */
    public void step(int pages) {
        goTo(page.get() + pages);
    }

    /** @param index from 0; one that is not there is the nearest that is */
    public void goTo(int index) {
        int next = Math.clamp(index, 0, pages() - 1);
        if (isOpen() && (next != page.get() || state.get() == ViewerState.FAILED)) {
            show(next);
        }
    }

    public void close() {
        opened++;
        state.set(ViewerState.CLOSED);
        region.set(null);
        attachment.set(Optional.empty());
        marks.setPage(Optional.empty());
        pictures.setPage(null, 0);
    }

    private void show(int index) {
        int current = ++opened;
        var looked = attachment.get().orElseThrow();
        page.set(index);
        problem.set("");
        region.set(null);
        pictures.setPage(null, 0);
        state.set(ViewerState.READING);
        background.run(
                () -> attachments.pageSize(looked, index),
                size -> {
                    if (current == opened) {
                        begin(looked, index, size);
                    }
                },
                failure -> {
                    if (current == opened) {
                        fail(failure);
                    }
                });
        marks.setPage(Optional.of(new PageTarget(looked, index, said, asked)));
    }

    private void begin(AttachmentView looked, int index, Page size) {
        pictures.setPage(looked, index);
        boolean paper = looked.format().equals("PDF") || !size.isPicture();
        var shown = size.isPicture() ? size : SHEET;
        double units = paper ? UNITS_PER_POINT : 1;
        zoom.setPage(shown.width() * units, shown.height() * units);
        sized.set(sized.get() + 1);
    }

    private void fail(Exception failure) {
        if (failure instanceof AppException known) {
            LOG.info("A page cannot be shown: {}", known.notice().key());
        } else {
            LOG.error("A page cannot be shown", failure);
        }
        problem.set(Messages.of(failure, Messages.text("viewer.failed")));
        boolean locked = failure instanceof AppException known && NoticeKeys.isLocked(known.notice());
        state.set(locked ? ViewerState.LOCKED : ViewerState.FAILED);
    }
}
