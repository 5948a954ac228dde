package lectern.engine.prompt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalInt;

/** A prompt in pieces, so that what a person wrote can never turn into a control token. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PromptPart.Control.class, name = "control"),
    @JsonSubTypes.Type(value = PromptPart.Words.class, name = "words"),
    @JsonSubTypes.Type(value = PromptPart.Image.class, name = "image"),
})
public sealed interface PromptPart {

    /** A control token by its name, such as {@code <start_of_turn>}. */
    record Control(String token) implements PromptPart {}

    /**
     * Text to be tokenized as plain text, whatever it contains.
     *
     * @param question after how many characters the last question of the prompt begins; empty where that is not said
     */
    record Words(String text, OptionalInt question) implements PromptPart {
        public Words(String text) {
            this(text, OptionalInt.empty());
        }
    }

    /**
     * The image tokens of one view.
     *
     * @param view which of the views that go with the prompt, from 0
     */
    record Image(int view) implements PromptPart {}
}
