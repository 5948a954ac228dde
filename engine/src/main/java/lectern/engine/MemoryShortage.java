package lectern.engine;

/**
 * That a model was opened on a computer with less memory than it would take.
 *
 * @param neededBytes what it takes at most as it was opened
 * @param availableBytes what there was
 * @param wantedContextSize tokens that the context window would have had
 */
public record MemoryShortage(long neededBytes, long availableBytes, int wantedContextSize) {

    /** Whether it fits as it was opened: with a smaller context window. */
    public boolean isSolved() {
        return neededBytes <= availableBytes;
    }
}
