package lectern.ui;

import lectern.app.Setting;

/** What the window remembers in the library. */
public final class UiSettings {

    /** Whether a wide window shows its sidebar. */
    static final Setting<Boolean> SIDEBAR = Setting.flag("window.sidebar", true);

    /** The conversation that was shown last, by number; empty for a new one. */
    public static final Setting<String> CONVERSATION = Setting.text("window.conversation", "");

    private UiSettings() {}
}
