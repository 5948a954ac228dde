package lectern.engine.onnx;

import java.util.List;
import java.util.function.UnaryOperator;

/** How a block lets every patch see all others: writes the operators. */
interface Attention {

    /**
     * Takes what all patches have to show.
     *
     * @param keys of all patches in parts of {@code [rows][heads * head size]}
     * @param values likewise
     * @return from queries {@code [rows][heads * head size]} to what these gather, of the same shape
     */
    UnaryOperator<String> over(List<String> keys, List<String> values);
}
