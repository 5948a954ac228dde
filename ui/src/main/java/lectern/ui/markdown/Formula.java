package lectern.ui.markdown;

import org.commonmark.node.CustomNode;

/** A formula in LaTeX, as it was written, with its delimiters. */
final class Formula extends CustomNode {

    private final String written;

    Formula(String written) {
        this.written = written;
    }

    String written() {
        return written;
    }
}
