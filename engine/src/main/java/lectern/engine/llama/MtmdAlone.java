package lectern.engine.llama;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import lectern.engine.EngineException;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.llama.MtmdEncoder.Attention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** mtmd of one model: loaded when it is needed, with one kind of attention at a time. */
final class MtmdAlone implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MtmdAlone.class);

    private final MtmdLoader loader;
    private VisionEncoder loaded;

    MtmdAlone(MtmdLoader loader) {
        this.loader = loader;
    }

    /**
     * What was loaded with another kind of attention is let go of.
     *
     * @param progress 0 to 1
     */
    VisionEncoder with(Attention attention, DoubleConsumer progress) throws EngineException {
        if (loaded == null || !loaded.name().equals(attention.id())) {
            close();
            loaded = loader.load(attention, progress);
        }
        return loaded;
    }

    /** Compares the kinds of attention with one block each, where there is no other encoder to choose. */
    Trial trial(Pixels pixels) {
        close();
        var millis = Comparison.byMtmd(loader, pixels);
        LOG.info("Kinds of attention compared: {}", millis);
        return new Trial(Comparison.quickest(millis, Optional.empty()), millis);
    }

    /**
     * @param quickest name of an encoder
     * @param millisPerBlock of every kind of attention, by the encoder's name
     */
    record Trial(String quickest, Map<String, Double> millisPerBlock) {}

    MtmdLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
    }
}
