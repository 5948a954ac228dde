package lectern.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pictures are encoded with on this computer.
 *
 * @param onnxRuntime version of ONNX Runtime; empty when it does not load
 * @param problem why it does not load; empty when it does
 * @param measured what was found out about each projector used so far
 */
public record EncoderReport(Optional<String> onnxRuntime, Optional<String> problem, List<Measured> measured) {

    public EncoderReport {
        measured = List.copyOf(measured);
    }

    /**
     * @param projector name of the projector's file
     * @param chosen the quickest encoder
     * @param millisPerBlock of a transformer block by each encoder that was measured
     * @param int8Cosine between image tokens computed in 8-bit integers and in 32-bit floats; empty when not compared
     * @param blocks how many of them a picture takes
     * @param threads of every measurement
     */
    public record Measured(
            String projector, String chosen, Map<String, Double> millisPerBlock, Optional<Double> int8Cosine,
            int blocks, int threads) {
        public Measured {
            millisPerBlock = Map.copyOf(millisPerBlock);
        }
    }
}
