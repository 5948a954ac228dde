package lectern.engine.gguf;

import java.util.HashMap;
import java.util.Map;

/** Names how the weights of a file are stored. */
final class Quantization {

    /** llama.cpp's {@code enum llama_ftype}, for the mixtures that no single tensor type names. */
    private static final Map<Integer, String> MIXTURES = Map.ofEntries(
            Map.entry(0, "F32"), Map.entry(1, "F16"), Map.entry(2, "Q4_0"), Map.entry(3, "Q4_1"),
            Map.entry(7, "Q8_0"), Map.entry(8, "Q5_0"), Map.entry(9, "Q5_1"), Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K_S"), Map.entry(12, "Q3_K_M"), Map.entry(13, "Q3_K_L"), Map.entry(14, "Q4_K_S"),
            Map.entry(15, "Q4_K_M"), Map.entry(16, "Q5_K_S"), Map.entry(17, "Q5_K_M"), Map.entry(18, "Q6_K"),
            Map.entry(19, "IQ2_XXS"), Map.entry(20, "IQ2_XS"), Map.entry(21, "Q2_K_S"), Map.entry(22, "IQ3_XS"),
            Map.entry(23, "IQ3_XXS"), Map.entry(24, "IQ1_S"), Map.entry(25, "IQ4_NL"), Map.entry(26, "IQ3_S"),
            Map.entry(27, "IQ3_M"), Map.entry(28, "IQ2_S"), Map.entry(29, "IQ2_M"), Map.entry(30, "IQ4_XS"),
            Map.entry(31, "IQ1_M"), Map.entry(32, "BF16"), Map.entry(36, "TQ1_0"), Map.entry(37, "TQ2_0"),
            Map.entry(38, "MXFP4"), Map.entry(39, "NVFP4"), Map.entry(40, "Q1_0"), Map.entry(41, "Q2_0"));

    private Quantization() {}

    /** By the file's own word, or else by the type that takes the most bytes. */
    static String of(GgufFile file) throws GgufException {
        var mixture = file.uint32("general.file_type");
        if (mixture.isPresent() && MIXTURES.containsKey(mixture.getAsInt())) {
            return MIXTURES.get(mixture.getAsInt());
        }
        var bytes = new HashMap<GgmlType, Long>();
        for (var tensor : file.tensors().values()) {
            bytes.merge(tensor.type(), tensor.bytes(), Long::sum);
        }
        return bytes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().name())
                .orElse("no weights");
    }
}
