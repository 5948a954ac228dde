package lectern.ui.composer;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.NamedText;

/** Which presets are offered: those that what stands after a slash finds, where a question begins with one. */
final class PresetChoice {

    private static final String SLASH = "/";

    private final Supplier<List<NamedText>> presets;
    private final ObservableList<NamedText> offered = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private boolean dismissed;

    PresetChoice(Supplier<List<NamedText>> presets) {
        this.presets = presets;
    }

    ObservableList<NamedText> offered() {
        return offered;
    }

    ObservableBooleanValue openProperty() {
        return open;
    }

    boolean isOpen() {
        return open.get();
    }

    /** Hears what the question is now. */
    void typed(String question) {
        if (!question.startsWith(SLASH)) {
            dismissed = false;
            offer(List.of());
        } else if (!dismissed) {
            var wanted = question.substring(1).toLowerCase(Locale.ROOT).strip();
            offer(presets.get().stream()
                    .filter(preset -> preset.name().toLowerCase(Locale.ROOT).contains(wanted))
                    .toList());
        }
    }

    /** Offers all of them, whatever is written, or none if they are offered already. */
    void toggle() {
        offer(isOpen() ? List.of() : presets.get());
    }

    /** Offers none until another question is begun. */
    void dismiss() {
        dismissed = true;
        offer(List.of());
    }

    /** What the question becomes when a preset is taken: it stands for the slash, or comes after what is there. */
    static String taken(NamedText preset, String question) {
        return question.isBlank() || question.startsWith(SLASH)
                ? preset.words()
                : question.stripTrailing() + "\n" + preset.words();
    }

    private void offer(List<NamedText> some) {
        // What was offered last stays in the list that is put away.
        if (!some.isEmpty() && !offered.equals(some)) {
            offered.setAll(some);
        }
        open.set(!some.isEmpty());
    }
}
