package lectern.ui.viewer;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.engine.document.PageArea;
import lectern.engine.document.RgbImage;
import lectern.ui.task.Background;

/**
 * Pictures of one page, drawn in the background as sharp as they are looked at: the whole up to {@value #WHOLE_MOST}
 * pixels, and where that is too coarse, the part in view. At most one of each is drawn at a time; only the newest wish
 * is remembered. Used on the window's thread.
 */
final class PagePictures {

    /** Pixels on the long side of the whole, at most. */
    private static final int WHOLE_MOST = 2048;

    /** Pixels on the long side of a part, at most: what a PDF is drawn with at most. */
    private static final int PART_MOST = 4096;

    /** Sizes are rounded up to a multiple of this, so that not each step of a zoom draws anew. */
    private static final int STEP = 256;

    /** A part is drawn when the view has rested for so long. */
    private static final Duration REST = Duration.ofMillis(120);

    /** @param area where on the page it is */
    record Part(Image image, PageArea area) {}

    private record Wanted(AttachmentView attachment, int page, PageArea area, int longSide) {}

    private final Attachments attachments;
    private final Background background;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<Image> whole = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>();
    private final Drawing wholeDrawing = new Drawing((wanted, image) -> show(wanted, image));
    private final Drawing partDrawing = new Drawing((wanted, image) -> part.set(new Part(image, wanted.area())));
    private AttachmentView attachment;
    private int page;
    private int wholeSide;
    private boolean allPixels;

    /** Counts what is looked at: a part that is no longer in view is not drawn. */
    private int look;

    /** @param failed hears why a page cannot be drawn */
    PagePictures(Attachments attachments, Background background, Consumer<Exception> failed) {
        this.attachments = attachments;
        this.background = background;
        this.failed = failed;
    }

    /** Null until it has been drawn. */
    ReadOnlyObjectProperty<Image> wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /** A part that is sharper than the whole; null for none. */
    ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Another page from now on; nothing of it is drawn yet. */
    void setPage(AttachmentView document, int index) {
        attachment = document;
        page = index;
        wholeSide = 0;
        allPixels = false;
        whole.set(null);
        part.set(null);
        look++;
    }

    /**
     * What is looked at.
     *
     * @param pixels of the screen that the long side of the whole page would take
     * @param inView which part of the page is seen
     * @param partPixels of the screen that the long side of that part takes
     */
    void look(double pixels, PageArea inView, double partPixels) {
        if (attachment == null) {
            return;
        }
        int current = ++look;
        int side = Math.min(WHOLE_MOST, rounded(pixels));
        if (side > wholeSide && !allPixels) {
            wholeDrawing.want(new Wanted(attachment, page, PageArea.WHOLE, side));
        }
        if (pixels <= WHOLE_MOST || allPixels) {
            part.set(null);
        } else if (part.get() == null || !part.get().area().equals(inView)) {
            var wanted = new Wanted(attachment, page, inView, Math.min(PART_MOST, rounded(partPixels)));
            background.later(REST, () -> {
                if (current == look) {
                    partDrawing.want(wanted);
                }
            });
        }
    }

    private static int rounded(double pixels) {
        return Math.max(1, (int) Math.ceil(pixels / STEP)) * STEP;
    }

    private void show(Wanted wanted, Image image) {
        wholeSide = wanted.longSide();
        allPixels = Math.max(image.getWidth(), image.getHeight()) < wanted.longSide();
        whole.set(image);
    }

    private Image draw(Wanted wanted) {
        return image(attachments.look(wanted.attachment(), wanted.page(), wanted.area(), wanted.longSide()));
    }

    private static Image image(RgbImage pixels) {
        var image = new WritableImage(pixels.width(), pixels.height());
        image.getPixelWriter().setPixels(
                0, 0, pixels.width(), pixels.height(), PixelFormat.getByteRgbInstance(), pixels.pixels(), 0,
                3 * pixels.width());
        return image;
    }

    private interface Drawn {
        void accept(Wanted wanted, Image image);
    }

    /** One picture at a time; of the wishes that come meanwhile, the newest. */
    private final class Drawing {

        private final Drawn drawn;
        private Wanted running;
        private Wanted next;

        Drawing(Drawn drawn) {
            this.drawn = drawn;
        }

        void want(Wanted wanted) {
            if (running == null) {
                start(wanted);
            } else {
                next = wanted.equals(running) ? null : wanted;
            }
        }

        private void start(Wanted wanted) {
            running = wanted;
            background.run(
                    () -> draw(wanted),
                    image -> end(wanted, () -> drawn.accept(wanted, image)),
                    failure -> end(wanted, () -> failed.accept(failure)));
        }

        /** @param tell unless another page is looked at by now */
        private void end(Wanted wanted, Runnable tell) {
            running = null;
            if (wanted.attachment().equals(attachment) && wanted.page() == page) {
                tell.run();
            }
            if (next != null) {
                var wish = next;
                next = null;
                start(wish);
            }
        }
    }
}
