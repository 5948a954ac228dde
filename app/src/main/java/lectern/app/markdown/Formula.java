package lectern.app.markdown;

import org.commonmark.node.CustomNode;

/** A formula in LaTeX, as it was written, with its delimiters. */
public final class Formula extends CustomNode {

    private final String written;

    Formula(String written) {
        this.written = written;
    }

    /** As it was written. */
    public String written() {
        return written;
    }
}
