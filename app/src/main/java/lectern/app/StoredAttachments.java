package lectern.app;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lectern.engine.document.DecodedPicture;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureReader;
import lectern.engine.document.RgbImage;
import lectern.engine.document.Thumbnails;
import lectern.storage.AttachmentStore;

/** The attachments of the library, decoded when they are needed. */
final class StoredAttachments implements Attachments {

    /** Decoded pictures that are remembered as long as there is memory. */
    private static final int REMEMBERED = 8;

    private final AttachmentStore store;
    private final PictureReader reader = new PictureReader();

    /** By hash, the one used longest ago first. Guarded by itself. */
    private final Map<String, SoftReference<RgbImage>> decoded = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<RgbImage>> eldest) {
            return size() > REMEMBERED;
        }
    };

    StoredAttachments(AttachmentStore store) {
        this.store = store;
    }

    @Override
    public AttachmentView add(Path file) {
        var name = String.valueOf(file.getFileName());
        try {
            byte[] bytes = null;
            if (Files.isRegularFile(file) && Files.size(file) <= PictureReader.MAX_BYTES) {
                bytes = Files.readAllBytes(file);
            }
            // Whatever cannot be read into memory, the reader has the right sentence for.
            return bytes == null ? refused(file, name, null) : add(name, bytes);
        } catch (IOException e) {
            return refused(file, name, e);
        }
    }

    @Override
    public AttachmentView add(String name, byte[] bytes) {
        var picture = decode(name, bytes);
        var image = picture.image();
        var attachment =
                Notices.kept(() -> store.add(bytes, name, picture.format(), image.width(), image.height()));
        remember(attachment.sha256(), image);
        return Views.of(attachment);
    }

    @Override
    public RgbImage pixels(AttachmentView attachment) {
        synchronized (decoded) {
            var known = decoded.get(attachment.sha256());
            var image = known == null ? null : known.get();
            if (image != null) {
                return image;
            }
        }
        var image = decode(attachment.name(), original(attachment)).image();
        remember(attachment.sha256(), image);
        return image;
    }

    @Override
    public byte[] thumbnailPng(AttachmentView attachment, int maxSide) {
        return Thumbnails.png(pixels(attachment), maxSide);
    }

    @Override
    public byte[] original(AttachmentView attachment) {
        return Notices.kept(() -> store.read(Views.stored(attachment)));
    }

    private DecodedPicture decode(String name, byte[] bytes) {
        try {
            return reader.read(bytes, name);
        } catch (PictureException e) {
            throw Notices.of(e, name);
        }
    }

    private AttachmentView refused(Path file, String name, IOException cause) {
        try {
            reader.read(file);
        } catch (PictureException e) {
            throw Notices.of(e, name);
        }
        throw new AppException(Notices.internal(cause), cause);
    }

    private void remember(String sha256, RgbImage image) {
        synchronized (decoded) {
            decoded.put(sha256, new SoftReference<>(image));
        }
    }
}
