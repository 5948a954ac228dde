package lectern.engine.document.vp8;

/**
 * From luma and chroma of half its size to RGB, as libwebp does it: chroma between samples is blended 9:3:3:1 of the
 * four nearest, and converted by ITU-R BT.601 for video levels, in fixed point.
 */
final class YuvToRgb {

    private YuvToRgb() {}

    static byte[] convert(Plane y, Plane u, Plane v, int width, int height) {
        int chromaWidth = (width + 1) / 2;
        int chromaHeight = (height + 1) / 2;
        var rgb = new byte[Math.multiplyExact(width * height, 3)];
        var blendedU = new int[chromaWidth];
        var blendedV = new int[chromaWidth];
        int o = 0;
        for (int row = 0; row < height; row++) {
            int near = row / 2;
            int far = Math.clamp(row % 2 == 0 ? near - 1 : near + 1, 0, chromaHeight - 1);
            blend(u, near, far, blendedU);
            blend(v, near, far, blendedV);
            int luma = y.at(0, row);
            for (int x = 0; x < width; x++, o += 3) {
                int i = x / 2;
                int next = Math.clamp(x % 2 == 0 ? i - 1 : i + 1, 0, chromaWidth - 1);
                int cu = 3 * blendedU[i] + blendedU[next] + 8 >> 4;
                int cv = 3 * blendedV[i] + blendedV[next] + 8 >> 4;
                int scaled = y.get(luma + x) * 19077 >> 8;
                rgb[o] = clip(scaled + (cv * 26149 >> 8) - 14234);
                rgb[o + 1] = clip(scaled - (cu * 6419 >> 8) - (cv * 13320 >> 8) + 8708);
                rgb[o + 2] = clip(scaled + (cu * 33050 >> 8) - 17685);
            }
        }
        return rgb;
    }

    /** Three parts of the near row and one of the far one, not divided. */
    private static void blend(Plane plane, int near, int far, int[] out) {
        int nearAt = plane.at(0, near);
        int farAt = plane.at(0, far);
        for (int i = 0; i < out.length; i++) {
            out[i] = 3 * plane.get(nearAt + i) + plane.get(farAt + i);
        }
    }

    /** From six bits of fraction. */
    private static byte clip(int value) {
        return (byte) Math.clamp(value >> 6, 0, 255);
    }
}
