package lectern.ui.conversations;

/** What the sidebar has to show. */
public enum ConversationsState {
    /** Storage has not answered yet. */
    LOADING,
    /** There is no conversation yet. */
    EMPTY,
    /** There is at least one. */
    LISTED
}
