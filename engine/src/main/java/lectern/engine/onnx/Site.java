package lectern.engine.onnx;

/** The places in a block whose values are multiplied by matrices. */
enum Site {
    /** After the first norm; makes queries, keys and values. */
    FIRST_NORM("ln1"),
    /** What attention gathered. */
    ATTENTION("attn"),
    /** After the second norm; goes into the wide layer. */
    SECOND_NORM("ln2"),
    /** The wide layer, after its nonlinearity. */
    WIDE("gelu");

    private final String name;

    Site(String name) {
        this.name = name;
    }

    /** The tensor with the largest absolute value of each channel here. */
    String range() {
        return name + ".range";
    }

    /** The tensor that each channel is multiplied by here before it is quantized. */
    String factor() {
        return name + ".factor";
    }
}
