package lectern.ui.control;

import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import lectern.app.Attachments;
import lectern.app.AttachmentView;

/** Reads small versions of attachments. */
public final class Thumbnails {

    private Thumbnails() {}

    /**
     * Waits: for the background only.
     *
     * @param side longest side at most, in pixels
     */
    public static Image read(Attachments attachments, AttachmentView attachment, int side) {
        return new Image(new ByteArrayInputStream(attachments.thumbnailPng(attachment, side)));
    }
}
