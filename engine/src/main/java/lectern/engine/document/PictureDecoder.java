package lectern.engine.document;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads a file whose format is known: its header, then its pixels by way of a plug-in.
 *
 * <p>What is thrown is an {@link IOException} for what the file does wrong, or whatever a plug-in throws at it:
 * {@link PictureReader} makes sentences of both.
 */
final class PictureDecoder {

    private PictureDecoder() {}

    /**
     * @param in the whole file, at its start
     * @param index which picture of a TIFF or an animation; of other formats, there is one
     */
    static DecodedPicture decode(PictureFormat format, ImageInputStream in, long length, int index)
            throws IOException {
        return switch (format) {
            case PNG -> {
                var png = PngHeader.read(in);
                yield finish(format, png.header(), image(Plugins.png(), png.pixels()));
            }
            case JPEG -> {
                var jpeg = JpegHeader.read(in);
                yield finish(format, jpeg.header(), jpeg(jpeg));
            }
            case GIF -> {
                if (index > 0) {
                    yield animated(format, GifHeader.pictures(in, index + 1), index);
                }
                var gif = GifHeader.read(in);
                yield finish(format, gif.header(), gif.frame(), gif(gif));
            }
            case BMP -> {
                var header = BmpHeader.read(in, length);
                in.seek(0);
                yield finish(format, header, image(Plugins.bmp(), in));
            }
            case WEBP -> {
                if (index > 0) {
                    yield animated(format, in, WebpHeader.pictures(in, length, index + 1), index);
                }
                var webp = WebpHeader.read(in, length);
                yield finish(format, webp.header(), webp.frame(), WebpDecoder.decode(in, webp));
            }
            case TIFF -> {
                var header = TiffHeader.read(in, length, index);
                in.seek(0);
                yield finish(format, header, tiff(in, index));
            }
        };
    }

    private static DecodedPicture animated(PictureFormat format, List<GifHeader> pictures, int index)
            throws IOException {
        var header = pictures.getFirst().header();
        var frames = pictures.subList(0, index + 1).stream()
                .map(gif -> new Animation.Frame(gif.frame(), gif.disposal(), true))
                .toList();
        return finish(format, header, Animation.last(
                header.width(), header.height(), frames, i -> gif(pictures.get(i))));
    }

    private static DecodedPicture animated(
            PictureFormat format, ImageInputStream in, List<WebpHeader> pictures, int index) throws IOException {
        var header = pictures.getFirst().header();
        var frames = pictures.subList(0, index + 1).stream().map(WebpHeader::place).toList();
        return finish(format, header, Animation.last(
                header.width(), header.height(), frames, i -> WebpDecoder.decode(in, pictures.get(i))));
    }

    private static DecodedPicture finish(PictureFormat format, PictureHeader header, Samples samples)
            throws IOException {
        return finish(format, header, Box.whole(header.width(), header.height()), samples);
    }

    private static DecodedPicture finish(PictureFormat format, PictureHeader header, Box at, Samples samples)
            throws IOException {
        if (samples.width() != at.width() || samples.height() != at.height()) {
            throw new IOException("Decoded " + samples.width() + "×" + samples.height() + " of " + at);
        }
        var flat = ColorProfile.toSrgb(samples, header.profile()).overWhite();
        var stored = Samples.onCanvas(flat, at, header.width(), header.height());
        return new DecodedPicture(Orientation.upright(stored, header.orientation()), format.label(), header.width(),
                header.height(), header.orientation());
    }

    private interface Work<T> {
        T with(ImageReader reader) throws IOException;
    }

    private static <T> T using(ImageReader reader, ImageInputStream in, Work<T> work) throws IOException {
        try {
            reader.setInput(in, false, false);
            // The header was judged already; a plug-in that sees another size must not allocate it.
            PictureLimits.check(reader.getWidth(0), reader.getHeight(0));
            return work.with(reader);
        } finally {
            reader.dispose();
        }
    }

    static Samples image(ImageReader reader, ImageInputStream in) throws IOException {
        return RasterSamples.of(using(reader, in, r -> r.read(0)));
    }

    private static Samples tiff(ImageInputStream in, int index) throws IOException {
        return RasterSamples.of(using(Plugins.tiff(), in, r -> {
            // As stored: the type that the plug-in prefers takes any extra channel for plain transparency.
            var parameters = r.getDefaultReadParam();
            PictureLimits.check(r.getWidth(index), r.getHeight(index));
            var raw = r.getRawImageType(index);
            if (raw != null) {
                parameters.setDestinationType(raw);
            }
            return r.read(index, parameters);
        }));
    }

    private static Samples jpeg(JpegHeader jpeg) throws IOException {
        if (jpeg.components() == null) {
            throw new IOException("JPEG with a number of components that none has");
        }
        if (jpeg.lossless()) {
            return image(Plugins.losslessJpeg(), jpeg.pixels());
        }
        var warnings = new Warnings();
        var raster = using(Plugins.jpeg(), jpeg.pixels(), reader -> {
            reader.addIIOReadWarningListener(warnings);
            // From the last scan of a progressive picture on: otherwise all pixels are computed after each one.
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceProgressivePasses(jpeg.scans(), Integer.MAX_VALUE);
            return reader.readRaster(0, parameters);
        });
        warnings.failOnLostData();
        var model = switch (jpeg.components()) {
            case GRAY -> Samples.Model.GRAY;
            case RGB, YCBCR -> Samples.Model.RGB;
            case CMYK, YCCK -> Samples.Model.CMYK;
        };
        if (raster.getNumBands() != model.channels) {
            throw new IOException("JPEG decoded to " + raster.getNumBands() + " bands");
        }
        // The reader's own array, whose samples are interleaved without gaps: a copy would double the memory.
        var samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        JpegColors.convert(samples, jpeg.components());
        return new Samples(raster.getWidth(), raster.getHeight(), model, samples, null);
    }

    /** The decoder takes a picture whose data ends early for complete, so the rows that it reports are counted. */
    private static Samples gif(GifHeader gif) throws IOException {
        var rows = new AtomicInteger();
        var warnings = new Warnings();
        BufferedImage image = using(Plugins.gif(), gif.pixels(), reader -> {
            reader.addIIOReadWarningListener(warnings);
            reader.addIIOReadUpdateListener(new RowCounter(rows));
            return reader.read(0);
        });
        if (rows.get() < gif.frame().height() || warnings.any()) {
            throw new IOException("GIF with " + rows.get() + " of " + gif.frame().height() + " rows");
        }
        return RasterSamples.of(image);
    }

    /** Keeps what a decoder complained of and went on in spite of. */
    private static final class Warnings implements IIOReadWarningListener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            text.append(warning).append('\n');
        }

        boolean any() {
            return !text.isEmpty();
        }

        /** Whether pixels were made up. Other complaints, such as stray bytes between segments, are harmless. */
        void failOnLostData() throws IOException {
            var lower = text.toString().toLowerCase(Locale.ROOT);
            if (lower.contains("premature") || lower.contains("bad huffman") || lower.contains("instead of rst")) {
                throw new IOException(text.toString().strip());
            }
        }
    }

    private record RowCounter(AtomicInteger rows) implements IIOReadUpdateListener {
        @Override
        public void imageUpdate(ImageReader source, BufferedImage image, int minX, int minY, int width, int height,
                int periodX, int periodY, int[] bands) {
            rows.addAndGet(height);
        }

        @Override
        public void passStarted(ImageReader source, BufferedImage image, int pass, int minPass, int maxPass, int minX,
                int minY, int periodX, int periodY, int[] bands) {}

        @Override
        public void passComplete(ImageReader source, BufferedImage image) {}

        @Override
        public void thumbnailPassStarted(ImageReader source, BufferedImage thumbnail, int pass, int minPass,
                int maxPass, int minX, int minY, int periodX, int periodY, int[] bands) {}

        @Override
        public void thumbnailUpdate(ImageReader source, BufferedImage thumbnail, int minX, int minY, int width,
                int height, int periodX, int periodY, int[] bands) {}

        @Override
        public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {}
    }
}
