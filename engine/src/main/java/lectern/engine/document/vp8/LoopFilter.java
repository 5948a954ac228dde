package lectern.engine.document.vp8;

/** Smooths the edges between blocks of a finished frame (RFC 6386, section 15). */
final class LoopFilter {

    private final FrameHeader header;

    LoopFilter(FrameHeader header) {
        this.header = header;
    }

    /**
     * Smooths the edges of one macroblock: the left and upper ones and, with {@code inner}, those between its blocks.
     * Macroblocks are to come from left to right and from top to bottom.
     */
    void macroblock(Plane y, Plane u, Plane v, int column, int row, int level, boolean inner) {
        if (level == 0) {
            return;
        }
        int interior = interiorLimit(level);
        int limit = 2 * level + interior;
        int edgeLimit = limit + 4;
        if (header.simpleFilter) {
            simple(y, column, row, edgeLimit, limit, inner);
            return;
        }
        int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        normal(y, column, row, 16, edgeLimit, limit, interior, variance, inner);
        normal(u, column, row, 8, edgeLimit, limit, interior, variance, inner);
        normal(v, column, row, 8, edgeLimit, limit, interior, variance, inner);
    }

    private int interiorLimit(int level) {
        int limit = level;
        if (header.sharpness > 0) {
            limit >>= header.sharpness > 4 ? 2 : 1;
            limit = Math.min(limit, 9 - header.sharpness);
        }
        return Math.max(1, limit);
    }

    private static void simple(Plane plane, int column, int row, int edgeLimit, int limit, boolean inner) {
        int at = plane.at(column * 16, row * 16);
        int stride = plane.stride;
        for (int edge = 0; edge < 16; edge += 4) {
            if (edge == 0 ? column > 0 : inner) {
                simpleEdge(plane.samples, at + edge, 1, stride, edge == 0 ? edgeLimit : limit);
            }
        }
        for (int edge = 0; edge < 16; edge += 4) {
            if (edge == 0 ? row > 0 : inner) {
                simpleEdge(plane.samples, at + edge * stride, stride, 1, edge == 0 ? edgeLimit : limit);
            }
        }
    }

    private static void simpleEdge(byte[] s, int at, int across, int along, int limit) {
        for (int i = 0; i < 16; i++, at += along) {
            if (isStep(s, at, across, limit)) {
                two(s, at, across);
            }
        }
    }

    private static void normal(Plane plane, int column, int row, int size, int edgeLimit, int limit, int interior,
            int variance, boolean inner) {
        int at = plane.at(column * size, row * size);
        int stride = plane.stride;
        if (column > 0) {
            normalEdge(plane.samples, at, 1, stride, size, edgeLimit, interior, variance, true);
        }
        for (int edge = 4; inner && edge < size; edge += 4) {
            normalEdge(plane.samples, at + edge, 1, stride, size, limit, interior, variance, false);
        }
        if (row > 0) {
            normalEdge(plane.samples, at, stride, 1, size, edgeLimit, interior, variance, true);
        }
        for (int edge = 4; inner && edge < size; edge += 4) {
            normalEdge(plane.samples, at + edge * stride, stride, 1, size, limit, interior, variance, false);
        }
    }

    private static void normalEdge(byte[] s, int at, int across, int along, int length, int limit, int interior,
            int variance, boolean ofMacroblock) {
        for (int i = 0; i < length; i++, at += along) {
            if (!isStep(s, at, across, limit) || !isSmooth(s, at, across, interior)) {
                continue;
            }
            if (difference(s, at - 2 * across, at - across) > variance || difference(s, at, at + across) > variance) {
                two(s, at, across);
            } else if (ofMacroblock) {
                six(s, at, across);
            } else {
                four(s, at, across);
            }
        }
    }

    /** Whether the step across the edge is small enough to come from coding rather than from the picture. */
    private static boolean isStep(byte[] s, int at, int across, int limit) {
        return 4 * difference(s, at - across, at) + difference(s, at - 2 * across, at + across) <= 2 * limit + 1;
    }

    /** Whether the samples on either side are much alike. */
    private static boolean isSmooth(byte[] s, int at, int across, int limit) {
        for (int i = -4; i < 3; i++) {
            if (i != -1 && difference(s, at + i * across, at + (i + 1) * across) > limit) {
                return false;
            }
        }
        return true;
    }

    private static int difference(byte[] s, int a, int b) {
        return Math.abs((s[a] & 0xFF) - (s[b] & 0xFF));
    }

    private static void two(byte[] s, int at, int across) {
        int a = signed(3 * (value(s, at) - value(s, at - across))
                + signed(value(s, at - 2 * across) - value(s, at + across)));
        add(s, at - across, Math.min(a + 3, 127) >> 3);
        add(s, at, -(Math.min(a + 4, 127) >> 3));
    }

    private static void four(byte[] s, int at, int across) {
        int a = signed(3 * (value(s, at) - value(s, at - across)));
        int right = Math.min(a + 4, 127) >> 3;
        int left = Math.min(a + 3, 127) >> 3;
        int outer = right + 1 >> 1;
        add(s, at - 2 * across, outer);
        add(s, at - across, left);
        add(s, at, -right);
        add(s, at + across, -outer);
    }

    private static void six(byte[] s, int at, int across) {
        int a = signed(3 * (value(s, at) - value(s, at - across))
                + signed(value(s, at - 2 * across) - value(s, at + across)));
        for (int i = 0, weight = 27; i < 3; i++, weight -= 9) {
            int change = weight * a + 63 >> 7;
            add(s, at - (i + 1) * across, change);
            add(s, at + i * across, -change);
        }
    }

    private static int value(byte[] s, int at) {
        return s[at] & 0xFF;
    }

    /** Into the range of a signed byte. */
    private static int signed(int value) {
        return Math.clamp(value, -128, 127);
    }

    private static void add(byte[] s, int at, int change) {
        s[at] = Transform.clip((s[at] & 0xFF) + change);
    }
}
