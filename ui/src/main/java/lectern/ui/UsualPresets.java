package lectern.ui;

import java.util.List;
import lectern.app.NamedText;
import lectern.app.Settings;

/** The questions that the composer offers while the person has not chosen others, in the window's language. */
public final class UsualPresets {

    private UsualPresets() {}

    public static List<NamedText> all() {
        return List.of(
                new NamedText(Messages.text("preset.describe"), Messages.text("preset.describe.words")),
                new NamedText(Messages.text("preset.transcribe"), Messages.text("preset.transcribe.words")),
                new NamedText(Messages.text("preset.summarise"), Messages.text("preset.summarise.words")),
                new NamedText(Messages.text("preset.translate"), Messages.text("preset.translate.words")),
                new NamedText(Messages.text("preset.facts"), Messages.text("preset.facts.words")),
                new NamedText(Messages.text("preset.chart"), Messages.text("preset.chart.words")));
    }

    /** Those of the person, or the usual ones. */
    static List<NamedText> offered(Settings settings) {
        var own = settings.get(Settings.PRESETS);
        return own.isEmpty() ? all() : own;
    }
}
