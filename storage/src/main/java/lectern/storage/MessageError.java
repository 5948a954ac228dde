package lectern.storage;

import java.util.Objects;

/**
 * Why an answer failed or broke off, or a document of a table could not be read.
 *
 * @param key what to translate by
 * @param arguments what a translated sentence needs, in whatever form the caller chose
 * @param sentence in English
 */
public record MessageError(String key, String arguments, String sentence) {

    /** The key of an answer that was being written when the program ended without closing its library. */
    public static final String PROGRAM_ENDED = "storage.program-ended";

    public MessageError {
        Objects.requireNonNull(key);
        Objects.requireNonNull(arguments);
        Objects.requireNonNull(sentence);
    }
}
