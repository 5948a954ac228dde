package lectern.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.RgbImage;

/**
 * A conversation up to the question that is to be answered, or to the part of an answer that is to be gone on with.
 *
 * @param system instructions that go before the first user turn; empty if there are none
 * @param turns user and model turns that alternate and begin with the user's
 */
public record Chat(Optional<String> system, List<Turn> turns) {

    public Chat {
        Objects.requireNonNull(system);
        turns = List.copyOf(turns);
    }

    /** A single question, pictures first, which are shown only whole. */
    public static Chat question(String text, List<RgbImage> pictures) {
        return question(text, pictures, PanScanMode.OFF);
    }

    /** A single question, pictures first. */
    public static Chat question(String text, List<RgbImage> pictures, PanScanMode panScan) {
        var parts = new ArrayList<Part>();
        pictures.forEach(p -> parts.add(new Picture(p, panScan)));
        parts.add(new Text(text));
        return new Chat(Optional.empty(), List.of(new Turn(Role.USER, parts)));
    }

    /** Every picture of the conversation, in the order in which the model sees them. */
    public List<Picture> pictures() {
        return turns.stream()
                .flatMap(t -> t.parts().stream())
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast)
                .toList();
    }

    /** Who speaks. */
    public enum Role {
        USER,
        MODEL
    }

    /** What one side says: text and pictures in any order. */
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            Objects.requireNonNull(role);
            parts = List.copyOf(parts);
        }

        public static Turn user(String text) {
            return new Turn(Role.USER, List.of(new Text(text)));
        }

        public static Turn model(String text) {
            return new Turn(Role.MODEL, List.of(new Text(text)));
        }
    }

    /** A piece of a turn. */
    public sealed interface Part permits Text, Picture {}

    /**
     * Words. They are never read as control tokens, whatever they contain.
     *
     * @param question after how many characters what is asked begins, where words of documents stand before it; empty
     *     where that is not said: then it is taken for the last paragraph
     */
    public record Text(String text, OptionalInt question) implements Part {
        public Text {
            Objects.requireNonNull(text);
            question.ifPresent(place -> Objects.checkIndex(place, text.length() + 1));
        }

        public Text(String text) {
            this(text, OptionalInt.empty());
        }

        /** What is asked. @param before words of documents, with what parts them from the question; may be empty */
        public static Text question(String before, String question) {
            return new Text(before + question, OptionalInt.of(before.length()));
        }

        /** The same with other words before it. */
        public Text after(String before) {
            return new Text(
                    before + text,
                    question.isPresent() ? OptionalInt.of(before.length() + question.getAsInt()) : question);
        }
    }

    /**
     * A picture at its own size, upright, sRGB. The engine brings it to the size that the encoder takes.
     *
     * @param panScan whether it is also shown in parts
     */
    public record Picture(RgbImage image, PanScanMode panScan) implements Part {
        public Picture {
            Objects.requireNonNull(image);
            Objects.requireNonNull(panScan);
        }

        /** A picture that is shown only whole. */
        public Picture(RgbImage image) {
            this(image, PanScanMode.OFF);
        }
    }
}
