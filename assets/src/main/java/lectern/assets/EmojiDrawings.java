package lectern.assets;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drawings of emoji in colour, as SVG: those of Twemoji. */
public final class EmojiDrawings {

    /** Asks for colour; never part of a drawing's name. */
    private static final int IN_COLOUR = 0xFE0F;

    private EmojiDrawings() {}

    /** Whether there is one for an emoji. */
    public static boolean exists(String emoji) {
        return EmojiDrawings.class.getResource(file(emoji)) != null;
    }

    /**
     * @param emoji all characters of one emoji
     * @return an SVG document, square; empty where there is none for it
     * @throws IOException if this installation is damaged
     */
    public static Optional<byte[]> svg(String emoji) throws IOException {
        try (var in = EmojiDrawings.class.getResourceAsStream(file(emoji))) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String file(String emoji) {
        return emoji.codePoints()
                .filter(c -> c != IN_COLOUR)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining("-", "emoji/", ".svg"));
    }
}
