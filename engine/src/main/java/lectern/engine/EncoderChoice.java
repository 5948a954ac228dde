package lectern.engine;

/** What turns pictures into image tokens. */
public enum EncoderChoice {
    /** Whichever is quickest on this computer: measured with the first picture, and kept. */
    AUTO("auto"),
    /** ONNX Runtime in 32-bit floats, on the CPU. */
    ONNX_F32("onnx-f32"),
    /**
     * ONNX Runtime with matrix products of 8-bit integers, on the CPU. The first picture of a projector is in floats.
     */
    ONNX_INT8("onnx-int8"),
    /** llama.cpp's own, on whatever llama.cpp computes on. */
    MTMD("mtmd"),
    /**
     * As {@link #MTMD}, without its flash attention, which is slow on processors whose vectors do not divide the size
     * of a head, as with Gemma 3's own encoder and AVX-512.
     */
    MTMD_PLAIN("mtmd-plain");

    private final String id;

    EncoderChoice(String id) {
        this.id = id;
    }

    /** The name in commands and reports. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException with a sentence that lists the names */
    public static EncoderChoice of(String id) {
        for (var choice : values()) {
            if (choice.id.equals(id)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("There is no encoder “" + id + "”. Choose auto, onnx-f32, onnx-int8, mtmd"
                + " or mtmd-plain.");
    }
}
