package lectern.engine.document;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The decoders, each chosen by class. Nothing here depends on which plug-ins happen to be found: on the module path
 * ImageIO's own search finds none.
 */
final class Plugins {

    private static final ImageReaderSpi JDK_PNG;
    private static final ImageReaderSpi JDK_JPEG;
    private static final ImageReaderSpi JDK_GIF;
    private static final ImageReaderSpi BMP = new BMPImageReaderSpi();
    private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
    private static final ImageReaderSpi JPEG = new JPEGImageReaderSpi();

    static {
        // Streams are files or byte arrays already: a second copy on disk would only leave people's pictures around.
        ImageIO.setUseCache(false);
        var registry = IIORegistry.getDefaultInstance();
        JDK_PNG = ofJdk(registry, "png");
        JDK_JPEG = ofJdk(registry, "jpeg");
        JDK_GIF = ofJdk(registry, "gif");
        // This one wraps the JDK's, which it finds in the registry; and the TIFF reader looks there for a JPEG reader.
        registry.registerServiceProvider(JPEG);
        JPEG.onRegistration(registry, ImageReaderSpi.class);
        registry.setOrdering(ImageReaderSpi.class, JPEG, JDK_JPEG);
    }

    private Plugins() {}

    static ImageReader png() throws IOException {
        return JDK_PNG.createReaderInstance();
    }

    /** Baseline and progressive JPEG, as raw samples. */
    static ImageReader jpeg() throws IOException {
        return JDK_JPEG.createReaderInstance();
    }

    /** Lossless JPEG (SOF3). */
    static ImageReader losslessJpeg() throws IOException {
        return JPEG.createReaderInstance();
    }

    static ImageReader gif() throws IOException {
        return JDK_GIF.createReaderInstance();
    }

    static ImageReader bmp() throws IOException {
        return BMP.createReaderInstance();
    }

    static ImageReader tiff() throws IOException {
        return TIFF.createReaderInstance();
    }

    private static ImageReaderSpi ofJdk(IIORegistry registry, String format) {
        Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            var spi = all.next();
            if (spi.getClass().getModule() == ImageIO.class.getModule()
                    && Arrays.asList(spi.getFormatNames()).contains(format)) {
                return spi;
            }
        }
        throw new IllegalStateException("The Java runtime has no reader for " + format);
    }
}
