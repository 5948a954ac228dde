package lectern.engine.onnx;

import java.util.function.UnaryOperator;

/** How a block multiplies by its matrices: writes the operators, and declares the weights as inputs of the graph. */
interface Linear {

    /** Declares what is needed at a place for all of its rows. */
    default void site(Site site, long channels) {}

    /**
     * Declares the weights of one matrix.
     *
     * @param name of the weights, such as {@code attn_q}
     * @return {@code rows · weight + bias}: from what {@link #prepare} gave for {@code [rows][in]} to the name of
     *     {@code [rows][out]}
     */
    UnaryOperator<String> matrix(String name, long in, long out);

    /** Brings rows that matrices are multiplied with into the form that these take. */
    String prepare(Site site, String rows);
}
