package lectern.engine.document;

/**
 * From the samples of a JPEG file to colours, with the integer arithmetic of libjpeg, so that a pixel comes out as it
 * does in the programs that use that library.
 */
final class JpegColors {

    /** No Adobe segment; otherwise its transform: 0 = none, 1 = YCbCr, 2 = YCCK. */
    static final int NO_ADOBE = -1;

    /** What the samples of a pixel are. */
    enum Components {
        GRAY, RGB, YCBCR, CMYK, YCCK
    }

    private static final int FRACTION = 16;
    private static final int ROUND = 1 << (FRACTION - 1);

    private JpegColors() {}

    /**
     * The guess that libjpeg makes: the JFIF and Adobe segments decide, then the names of the components.
     *
     * @return null when there is no such kind of JPEG
     */
    static Components components(int[] ids, boolean jfif, int adobeTransform) {
        return switch (ids.length) {
            case 1 -> Components.GRAY;
            case 3 -> {
                if (jfif) {
                    yield Components.YCBCR;
                }
                if (adobeTransform != NO_ADOBE) {
                    yield adobeTransform == 0 ? Components.RGB : Components.YCBCR;
                }
                yield ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B' ? Components.RGB : Components.YCBCR;
            }
            case 4 -> adobeTransform == 2 ? Components.YCCK : Components.CMYK;
            default -> null;
        };
    }

    /**
     * Converts samples in place to grey, RGB or CMYK. CMYK is inverted, as Adobe's programs write it and as every
     * reader assumes; afterwards 0 means no ink.
     *
     * @param samples interleaved
     */
    static void convert(byte[] samples, Components components) {
        switch (components) {
            case GRAY, RGB -> { }
            case YCBCR -> toRgb(samples, 3);
            case CMYK -> invert(samples);
            // The YCC part decodes to the amounts of ink themselves; black alone is stored inverted.
            case YCCK -> {
                toRgb(samples, 4);
                for (int i = 0; i < samples.length; i += 4) {
                    samples[i + 3] = (byte) ~samples[i + 3];
                }
            }
        }
    }

    private static void invert(byte[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) ~samples[i];
        }
    }

    private static void toRgb(byte[] samples, int stride) {
        for (int i = 0; i < samples.length; i += stride) {
            int y = samples[i] & 0xFF;
            int cb = (samples[i + 1] & 0xFF) - 128;
            int cr = (samples[i + 2] & 0xFF) - 128;
            samples[i] = clip(y + (fixed(1.40200) * cr + ROUND >> FRACTION));
            samples[i + 1] = clip(y + (-fixed(0.34414) * cb - fixed(0.71414) * cr + ROUND >> FRACTION));
            samples[i + 2] = clip(y + (fixed(1.77200) * cb + ROUND >> FRACTION));
        }
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION) + 0.5);
    }

    private static byte clip(int value) {
        return (byte) Math.clamp(value, 0, 255);
    }
}
