package lectern.engine.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures that were left off in the middle because something else came first. */
final class LeftOff implements AutoCloseable {

    /** One of Gemma 3's is 38 MB. */
    private static final int MOST = 2;

    private final Map<String, PictureOnItsWay> pictures = new LinkedHashMap<>();

    /** Hands a picture over to go on with. */
    Optional<PictureOnItsWay> take(String key) {
        return Optional.ofNullable(pictures.remove(key));
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** Takes a picture over; the one that was left off first goes when there are too many. */
    void keep(String key, PictureOnItsWay picture) {
        var before = pictures.put(key, picture);
        if (before != null) {
            before.close();
        }
        while (pictures.size() > MOST) {
            pictures.remove(pictures.keySet().iterator().next()).close();
        }
    }

    @Override
    public void close() {
        pictures.values().forEach(PictureOnItsWay::close);
        pictures.clear();
    }
}
