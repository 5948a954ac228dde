package lectern.engine.cache;

import java.nio.file.Path;

/** What an engine keeps on the disk from one question to the next. */
public enum Kept {
    /** Pictures as the decoder takes them. */
    IMAGE_TOKENS("embeddings", ".f32"),
    /** What a model made of the beginnings of prompts: they say what was asked and what the documents say. */
    PROMPTS("prompts", ".kv");

    private final String folder;
    private final String ending;

    Kept(String folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** The folder of everything that engines keep. @param cache the program's folder for what can be made again */
    public static Path folder(Path cache) {
        return cache.resolve("encoder");
    }

    /**
     * @param engines as {@link #folder(Path)}
     * @param maxBytes more than that is never kept
     */
    public CacheFolder in(Path engines, long maxBytes) {
        return new CacheFolder(engines.resolve(folder), ending, maxBytes);
    }
}
