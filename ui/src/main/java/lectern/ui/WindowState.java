package lectern.ui;

/** How far the window is. */
enum WindowState {
    /** It is on screen; the library is being opened. */
    STARTING,
    /** Everything can be used. */
    READY,
    /** The library could not be opened; a sentence says why. */
    FAILED
}
