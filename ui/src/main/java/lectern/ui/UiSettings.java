package lectern.ui;

import lectern.app.Setting;

/** What the window remembers in the library. */
public final class UiSettings {

    /** Whether a wide window shows its sidebar. */
    static final Setting<Boolean> SIDEBAR = Setting.flag("window.sidebar", true);

    /** The conversation that was shown last, by number; empty for a new one. */
    public static final Setting<String> CONVERSATION = Setting.text("window.conversation", "");

    /** Light or dark. */
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public static final Setting<ThemeChoice> THEME = Setting.choice("window.theme", ThemeChoice.SYSTEM);

    /** In pixels; everything else is a multiple of it. */
    public static final Setting<Integer> FONT_SIZE = Setting.integer("window.font-size", 14, 10, 32);

    /** How much room there is around things. */
    public enum Density {
        COMFORTABLE,
        COMPACT
    }

    public static final Setting<Density> DENSITY = Setting.choice("window.density", Density.COMFORTABLE);

    public static final Setting<Boolean> REDUCED_MOTION = Setting.flag("window.reduced-motion", false);

    /** An IETF tag; empty for the system's. */
    public static final Setting<String> LANGUAGE = Setting.text("window.language", "");

    private UiSettings() {}
}
