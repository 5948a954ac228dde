package lectern.app;

/** What models made of pictures and prompts, kept on the disk so that it need not be made again. */
public interface KeptWork {

    /**
     * @param pictures bytes of pictures as models take them
     * @param prompts bytes of what models made of documents and questions, those of deleted conversations among them
     */
    record Sizes(long pictures, long prompts) {}

    /** Looks at the disk: not for the thread of a window. */
    Sizes sizes();

    /** Removes all of it. What a model holds in memory stays until it is closed. */
    void clear();
}
