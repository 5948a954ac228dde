package lectern.engine.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Turns the colours of a picture with an embedded ICC profile into sRGB, with the platform's colour management. */
final class ColorProfile {

    /** Rows converted at once: enough to keep the colour engine busy, little enough to need no second picture. */
    private static final int ROWS = 64;

    /** Where the header of a profile has the class of its device. */
    private static final int DEVICE_CLASS = 12;

    private static final int HEADER = 128;

    /**
     * sRGB as Little CMS, the colour engine of Java and of Pillow, builds it. Unlike Java's own it is of version 4 of
     * the format, with which that engine maps the black of the picture to black (black point compensation).
     */
    private static final ICC_Profile SRGB = srgb();

    private ColorProfile() {}

    private static ICC_Profile srgb() {
        try (var in = ColorProfile.class.getResourceAsStream("srgb-v4.icc")) {
            return ICC_Profile.getInstance(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param profile from the file; null when there is none
     * @return the picture as sRGB; by the simple formulas of {@link Samples#toRgb} when there is no profile, or one
     *     that is broken or made for another kind of colour: a wrong profile is no reason not to show a picture
     */
    static Samples toSrgb(Samples samples, byte[] profile) {
        if (profile == null || profile.length <= HEADER) {
            return samples.toRgb();
        }
        try {
            return convert(samples, profile);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(ColorProfile.class).debug("Colour profile that cannot be used", e);
            return samples.toRgb();
        }
    }

    private static Samples convert(Samples samples, byte[] bytes) {
        // Java renders colours of a printer colorimetrically, so that paper comes out grey, and all others
        // perceptually, as Pillow does by default. A picture in a printer's inks is an original like any other.
        var asInput = bytes.clone();
        if (PictureFormat.starts(asInput, DEVICE_CLASS, "prtr")) {
            System.arraycopy("scnr".getBytes(StandardCharsets.US_ASCII), 0, asInput, DEVICE_CLASS, 4);
        }
        var profile = ICC_Profile.getInstance(asInput);
        var kind = switch (samples.model()) {
            case GRAY -> ColorSpace.TYPE_GRAY;
            case RGB -> ColorSpace.TYPE_RGB;
            case CMYK -> ColorSpace.TYPE_CMYK;
        };
        if (profile.getColorSpaceType() != kind) {
            // A picture in grey that was saved with the profile of its colour original, for one.
            return samples.toRgb();
        }
        var conversion = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
        int channels = samples.model().channels;
        int width = samples.width();
        var out = samples.model() == Samples.Model.RGB ? samples.colors() : new byte[width * samples.height() * 3];
        byte[] in = null;
        byte[] converted = null;
        for (int y = 0; y < samples.height(); y += ROWS) {
            int rows = Math.min(ROWS, samples.height() - y);
            var source = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, channels, null);
            var target = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 3, null);
            in = in == null || in.length != width * rows * channels ? new byte[width * rows * channels] : in;
            System.arraycopy(samples.colors(), y * width * channels, in, 0, in.length);
            source.setDataElements(0, 0, width, rows, in);
            conversion.filter(source, target);
            converted = (byte[]) target.getDataElements(0, 0, width, rows, converted == null
                    || converted.length != width * rows * 3 ? null : converted);
            System.arraycopy(converted, 0, out, y * width * 3, converted.length);
        }
        return new Samples(width, samples.height(), Samples.Model.RGB, out, samples.alpha());
    }
}
