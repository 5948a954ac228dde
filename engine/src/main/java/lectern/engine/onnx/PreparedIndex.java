package lectern.engine.onnx;

import java.util.List;

/**
 * What lies where in a file of prepared weights.
 *
 * @param format changes whenever anything about the file's contents does; a file of another format is made anew
 * @param projector SHA-256 of the projector that it was made from, lower-case hexadecimal
 */
record PreparedIndex(int format, String projector, String precision, List<Section> sections) {

    static final int FORMAT = 1;

    PreparedIndex {
        sections = List.copyOf(sections);
    }

    /**
     * Weights that are used together.
     *
     * @param offset in the file; a multiple of 4,096
     * @param crc32c of its bytes
     */
    record Section(String name, long offset, long bytes, int crc32c, List<Tensor> tensors) {
        Section {
            tensors = List.copyOf(tensors);
        }
    }

    /** @param offset in the section; a multiple of 64 */
    record Tensor(String name, ElementType type, List<Long> shape, long offset) {
        Tensor {
            shape = List.copyOf(shape);
        }

        long bytes() {
            return shape.stream().reduce(1L, Math::multiplyExact) * type.bytes;
        }
    }
}
