package lectern.engine.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** The pixels of a WebP picture, in its lossless or its lossy form. */
final class WebpDecoder {

    private WebpDecoder() {}

    static Samples decode(ImageInputStream in, WebpHeader webp) throws IOException {
        // The plug-in is given a file of its own with just this picture in it.
        var chunk = webp.pixels();
        var head = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (12 + chunk.length()))
                .put((webp.lossless() ? "WEBPVP8L" : "WEBPVP8 ").getBytes(StandardCharsets.US_ASCII))
                .putInt((int) chunk.length());
        return PictureDecoder.image(Plugins.webp(),
                new SplicedInputStream(in).bytes(head.array()).range(chunk.offset(), chunk.length()));
    }
}
