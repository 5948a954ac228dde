package lectern.ui.composer;

import java.util.concurrent.Callable;
import lectern.app.AppException;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.ui.Messages;
import lectern.ui.control.Thumbnails;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings attachments into storage, and their small versions back from there. */
final class AttachmentReader {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentReader.class);

    /** Longest side of the small version in pixels: enough for dense screens and pictures that are cut to a square. */
    private static final int THUMBNAIL_SIDE = 288;

    private final Attachments store;
    private final Background background;

    AttachmentReader(Attachments store, Background background) {
        this.store = store;
        this.background = background;
    }

    Attachments store() {
        return store;
    }

    /**
     * Adds one that is not in storage yet.
     *
     * @param add puts it there; runs in the background
     * @param changed hears that it is ready, or refused
     */
    AttachmentModel read(String name, Callable<AttachmentView> add, Runnable changed) {
        var attachment = new AttachmentModel(name);
        background.run(
                add,
                kept -> {
                    attachment.ready(kept);
                    readThumbnail(attachment, kept);
                    changed.run();
                },
                failure -> {
                    log(failure);
                    attachment.refuse(Messages.of(failure, Messages.text("composer.attachment.failed", name)));
                    changed.run();
                });
        return attachment;
    }

    /** One that is in storage, such as that of a draft. */
    AttachmentModel kept(AttachmentView kept) {
        var attachment = new AttachmentModel(kept.name());
        attachment.ready(kept);
        readThumbnail(attachment, kept);
        return attachment;
    }

    private void readThumbnail(AttachmentModel attachment, AttachmentView kept) {
        background.run(
                () -> Thumbnails.read(store, kept, THUMBNAIL_SIDE),
                attachment::setThumbnail,
                failure -> LOG.warn("No thumbnail of {}", kept.sha256(), failure));
    }

    /** By its key alone: what the file is called and holds is nobody's business. */
    private static void log(Exception failure) {
        if (failure instanceof AppException refused) {
            LOG.info("An attachment was refused: {}", refused.notice().key());
        } else {
            LOG.error("An attachment could not be added", failure);
        }
    }
}
