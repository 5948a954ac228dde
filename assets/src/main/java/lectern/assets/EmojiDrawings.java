package lectern.assets;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drawings of emoji in colour, as SVG: those of Twemoji. */
public final class EmojiDrawings {

    /** Asks for colour; never part of a drawing's name. */
    private static final int IN_COLOUR = 0xFE0F;

    private EmojiDrawings() {}

    /**
     * @param emoji all characters of one emoji
     * @return an SVG document, square; empty where there is none for it
     * @throws IOException if this installation is damaged
     */
    public static Optional<byte[]> svg(String emoji) throws IOException {
        var name = emoji.codePoints()
                .filter(c -> c != IN_COLOUR)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining("-"));
        try (var in = EmojiDrawings.class.getResourceAsStream("emoji/" + name + ".svg")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
