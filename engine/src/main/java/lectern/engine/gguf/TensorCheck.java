package lectern.engine.gguf;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares the tensors of one file with those that a network of its size has. ggml adds and multiplies element by
 * element in 32-bit floats only and ends the process on any other type, so norms and biases have to be {@code F32}.
 */
final class TensorCheck {

    private final GgufFile file;
    private final Set<String> expected = new HashSet<>();

    TensorCheck(GgufFile file) {
        this.file = file;
    }

    boolean has(String name) {
        return file.tensors().containsKey(name);
    }

    /** A norm's weights, a bias or another tensor that is added or multiplied element by element. */
    void vector(String name, long... shape) throws GgufException {
        check(name, Set.of(GgmlType.F32), shape);
    }

    void optionalVector(String name, long... shape) throws GgufException {
        if (has(name)) {
            vector(name, shape);
        }
    }

    /** A matrix to multiply by: {@code in} numbers a row, {@code out} rows. */
    void matrix(String name, long in, long out) throws GgufException {
        var tensor = check(name, null, in, out);
        if (!tensor.type().holdsWeights()) {
            throw wrongType(tensor);
        }
    }

    /** A tensor whose type has to be one of a few. */
    GgufTensor check(String name, Set<GgmlType> types, long... shape) throws GgufException {
        expected.add(name);
        var tensor = file.tensors().get(name);
        if (tensor == null) {
            throw GgufException.damaged(file.path(), "the tensor “" + name + "” is missing");
        }
        if (!sameShape(tensor.shape(), shape)) {
            throw GgufException.damaged(file.path(), "the tensor “" + name + "” is " + text(tensor.shape())
                    + " and its metadata asks for " + text(Arrays.stream(shape).boxed().toList()));
        }
        if (types != null && !types.contains(tensor.type())) {
            throw wrongType(tensor);
        }
        return tensor;
    }

    /** Fails when the file has a tensor that was not asked for and that {@code matters}. */
    void nothingElse(Predicate<String> matters) throws GgufException {
        for (var name : file.tensors().keySet()) {
            if (!expected.contains(name) && matters.test(name)) {
                throw GgufException.unsupported(file.path(), "has a tensor “" + name
                        + "”, which Gemma 3 does not have. It may be of a newer kind; update Lectern or choose"
                        + " another file.");
            }
        }
    }

    private GgufException wrongType(GgufTensor tensor) {
        return GgufException.unsupported(file.path(), "stores the tensor “" + tensor.name() + "” as "
                + tensor.type() + ", which llama.cpp cannot compute with. Choose another file of the model.");
    }

    /** Dimensions of 1 at the end say nothing. */
    private static boolean sameShape(List<Long> found, long[] expected) {
        int rank = Math.max(found.size(), expected.length);
        for (int i = 0; i < rank; i++) {
            if ((i < found.size() ? found.get(i) : 1) != (i < expected.length ? expected[i] : 1)) {
                return false;
            }
        }
        return true;
    }

    private static String text(List<Long> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
