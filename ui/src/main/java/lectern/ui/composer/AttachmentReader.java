package lectern.ui.composer;

import lectern.app.AppException;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.app.NoticeKeys;
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
     * @param password empty for none
     * @param changed hears that it is ready, locked or refused
     */
    void read(AttachmentModel attachment, String password, Runnable changed) {
        attachment.reading();
        background.run(
                () -> attachment.add(password),
                kept -> {
                    attachment.ready(kept);
                    readThumbnail(attachment, kept);
                    changed.run();
                },
                failure -> {
                    log(failure);
                    var why = Messages.of(failure, Messages.text("composer.attachment.failed", attachment.name()));
                    if (failure instanceof AppException refused && NoticeKeys.isLocked(refused.notice())) {
                        attachment.lock(why);
                    } else {
                        attachment.refuse(why);
                    }
                    changed.run();
                });
    }

    /** One that is in storage, such as that of a draft. */
    AttachmentModel kept(AttachmentView kept) {
        var attachment = new AttachmentModel(kept);
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
