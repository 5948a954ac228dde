package lectern.ui.palette;

import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something that can be done from anywhere in the window.
 *
 * @param name what it does, in the window's language
 * @param keys what does it on the keyboard; empty if only the palette does
 */
public record Command(String name, Optional<KeyCombination> keys, Runnable run) {

    public static Command of(String name, String keys, Runnable run) {
        return new Command(
                name, keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys)), run);
    }

    /** The keys as this system writes them; empty if there are none. */
    public String keysText() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }
}
