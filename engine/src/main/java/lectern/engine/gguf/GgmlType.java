package lectern.engine.gguf;

import java.util.Optional;

/**
 * How the numbers of a tensor are stored. A row is stored in blocks of {@link #blockSize} numbers, each
 * {@link #blockBytes} bytes long. Numbers and sizes are those of ggml ({@code ggml.h}, {@code ggml-common.h}) in the
 * pinned llama.cpp release; the gaps are types that ggml has removed.
 */
public enum GgmlType {
    F32(0, 1, 4, Use.WEIGHTS),
    F16(1, 1, 2, Use.WEIGHTS),
    Q4_0(2, 32, 18, Use.WEIGHTS),
    Q4_1(3, 32, 20, Use.WEIGHTS),
    Q5_0(6, 32, 22, Use.WEIGHTS),
    Q5_1(7, 32, 24, Use.WEIGHTS),
    Q8_0(8, 32, 34, Use.WEIGHTS),
    Q8_1(9, 32, 36, Use.INTERNAL),
    Q2_K(10, 256, 84, Use.WEIGHTS),
    Q3_K(11, 256, 110, Use.WEIGHTS),
    Q4_K(12, 256, 144, Use.WEIGHTS),
    Q5_K(13, 256, 176, Use.WEIGHTS),
    Q6_K(14, 256, 210, Use.WEIGHTS),
    Q8_K(15, 256, 292, Use.INTERNAL),
    IQ2_XXS(16, 256, 66, Use.WEIGHTS),
    IQ2_XS(17, 256, 74, Use.WEIGHTS),
    IQ3_XXS(18, 256, 98, Use.WEIGHTS),
    IQ1_S(19, 256, 50, Use.WEIGHTS),
    IQ4_NL(20, 32, 18, Use.WEIGHTS),
    IQ3_S(21, 256, 110, Use.WEIGHTS),
    IQ2_S(22, 256, 82, Use.WEIGHTS),
    IQ4_XS(23, 256, 136, Use.WEIGHTS),
    I8(24, 1, 1, Use.INTERNAL),
    I16(25, 1, 2, Use.INTERNAL),
    I32(26, 1, 4, Use.INTERNAL),
    I64(27, 1, 8, Use.INTERNAL),
    F64(28, 1, 8, Use.INTERNAL),
    IQ1_M(29, 256, 56, Use.WEIGHTS),
    BF16(30, 1, 2, Use.WEIGHTS),
    TQ1_0(34, 256, 54, Use.WEIGHTS),
    TQ2_0(35, 256, 66, Use.WEIGHTS),
    MXFP4(39, 32, 17, Use.WEIGHTS),
    NVFP4(40, 64, 36, Use.WEIGHTS),
    Q1_0(41, 128, 18, Use.WEIGHTS),
    Q2_0(42, 64, 18, Use.WEIGHTS);

    /** Whether ggml can multiply by a matrix of the type or only uses the type inside a calculation. */
    private enum Use { WEIGHTS, INTERNAL }

    private static final GgmlType[] BY_ID = new GgmlType[43];

    static {
        for (var type : values()) {
            BY_ID[type.id] = type;
        }
    }

    private final int id;
    private final int blockSize;
    private final int blockBytes;
    private final Use use;

    GgmlType(int id, int blockSize, int blockBytes, Use use) {
        this.id = id;
        this.blockSize = blockSize;
        this.blockBytes = blockBytes;
        this.use = use;
    }

    /** The number that stands for this type in the file. */
    public int id() {
        return id;
    }

    /** Numbers in one block; a row holds whole blocks. */
    public int blockSize() {
        return blockSize;
    }

    /** Bytes of one block. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Whether a weight matrix may be stored this way; ggml aborts when it has to multiply by any other. */
    public boolean holdsWeights() {
        return use == Use.WEIGHTS;
    }

    /** Whether every number is stored by itself, as a float of 16 or 32 bits. */
    public boolean isFloat() {
        return this == F32 || this == F16 || this == BF16;
    }

    public static Optional<GgmlType> of(int id) {
        return id >= 0 && id < BY_ID.length ? Optional.ofNullable(BY_ID[id]) : Optional.empty();
    }
}
