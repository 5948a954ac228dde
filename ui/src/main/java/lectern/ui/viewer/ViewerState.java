package lectern.ui.viewer;

/** What the page viewer shows. */
public enum ViewerState {
    /** Nothing: it is not there. */
    CLOSED,
    /** A page is being read. */
    READING,
    /** A page. */
    SHOWN,
    /** The document opens with its password only. */
    LOCKED,
    /** The page cannot be shown; a sentence says why. */
    FAILED
}
