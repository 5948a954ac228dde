package lectern.engine.onnx;

import java.util.function.UnaryOperator;

/** How a block multiplies by its matrices: writes the operators, and declares the weights as inputs of the graph. */
interface Linear {

    /**
     * Declares the weights of one matrix.
     *
     * @param name of the weights, such as {@code attn_q}
     * @return {@code rows · weight + bias}: from the name of what {@link #prepare} made of {@code [rows][in]} to that of
     *     {@code [rows][out]}
     */
    UnaryOperator<String> matrix(String name, long in, long out);

    /** Brings rows that matrices are multiplied with into the form that these take. */
    String prepare(String rows);
}
