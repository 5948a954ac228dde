package lectern.engine.llama;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The beginning of a prompt, or all of it, as what stands in a KV cache: entries in order, {@code t<id>} for a token
 * and the hash of a picture for its image tokens.
 *
 * @param text each entry with a line feed after it
 * @param entries how many there are
 * @param tokens positions that they take
 */
record Beginning(String text, int entries, int tokens) {

    static Beginning of(List<String> entries, int tokensPerImage) {
        return of(entries.isEmpty() ? "" : String.join("\n", entries) + "\n", tokensPerImage);
    }

    static Beginning of(String text, int tokensPerImage) {
        int entries = 0;
        int tokens = 0;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            if (first) {
                tokens += text.charAt(i) == 't' ? 1 : tokensPerImage;
            }
            first = text.charAt(i) == '\n';
            entries += first ? 1 : 0;
        }
        return new Beginning(text, entries, tokens);
    }

    /** How many entries both begin with. */
    int commonWith(Beginning other) {
        int length = Math.min(text.length(), other.text.length());
        int common = 0;
        for (int i = 0; i < length && text.charAt(i) == other.text.charAt(i); i++) {
            common += text.charAt(i) == '\n' ? 1 : 0;
        }
        return common;
    }

    /** SHA-256, lower-case hexadecimal. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
