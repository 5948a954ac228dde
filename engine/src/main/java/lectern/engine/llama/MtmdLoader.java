package lectern.engine.llama;

import java.util.function.DoubleConsumer;
import lectern.engine.EngineException;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.llama.MtmdEncoder.Attention;

/** Loads mtmd, which needs the language model. */
@FunctionalInterface
interface MtmdLoader {

    /** @param progress 0 to 1 */
    VisionEncoder load(Attention attention, DoubleConsumer progress) throws EngineException;
}
