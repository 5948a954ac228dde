package lectern.ui.model;

/** What the model chip shows. */
public enum ModelCondition {
    /** No model was ever opened. */
    NONE,
    LOADING,
    /** Ready for questions. */
    OPEN,
    /** It could not be opened, or its engine ended. */
    FAILED
}
