package lectern.engine.host;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes text of the bytes of tokens: whole characters only, and nothing that may turn out to be the beginning of a stop
 * string.
 */
public final class TextAssembler {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final List<String> stops;
    private final StringBuilder text = new StringBuilder();
    private byte[] incomplete = new byte[0];
    private int emitted;
    private boolean stopped;

    /** @param stops strings that end the text and are not part of it */
    public TextAssembler(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /**
     * Takes the bytes of one more token.
     *
     * @return what can be shown now, perhaps nothing
     */
    public String accept(byte[] bytes) {
        var in = ByteBuffer.allocate(incomplete.length + bytes.length).put(incomplete).put(bytes).flip();
        decode(in, false);
        incomplete = new byte[in.remaining()];
        in.get(incomplete);
        return emit(false);
    }

    /** The rest: what was held back, with U+FFFD in place of half a character. */
    public String finish() {
        if (!stopped) {
            decode(ByteBuffer.wrap(incomplete), true);
            incomplete = new byte[0];
        }
        return emit(true);
    }

    /** Whether a stop string has appeared. */
    public boolean stopped() {
        return stopped;
    }

    /** All text so far that is not held back. */
    public String text() {
        return text.substring(0, emitted);
    }

    private void decode(ByteBuffer in, boolean end) {
        var out = CharBuffer.allocate(in.remaining() + 2);
        decoder.decode(in, out, end);
        if (end) {
            decoder.flush(out);
        }
        text.append(out.flip());
    }

    private String emit(boolean all) {
        if (stopped) {
            return "";
        }
        int stop = stops.stream()
                .mapToInt(s -> text.indexOf(s, emitted))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
        if (stop >= 0) {
            text.setLength(stop);
            stopped = true;
        }
        int safe = stopped || all ? text.length() : text.length() - possibleStop();
        var piece = text.substring(emitted, safe);
        emitted = safe;
        return piece;
    }

    /** How many characters at the end may be the beginning of a stop string. */
    private int possibleStop() {
        int longest = 0;
        for (var stop : stops) {
            for (int n = Math.min(stop.length() - 1, text.length() - emitted); n > longest; n--) {
                if (stop.startsWith(text.substring(text.length() - n))) {
                    longest = n;
                }
            }
        }
        return longest;
    }
}
