package lectern.ui.tools;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;

/** A conversation, and what lies around and over it. */
final class ConversationPictures {

    private ConversationPictures() {}

    static void take(Path folder, StagedLibraries libraries) throws IOException {
        try (var window = new PicturedWindow(folder, libraries.conversations(), 1280, 800)) {
            window.awaitConversation();
            window.picture("main-light-1280x800");
            window.scheme(ColorScheme.DARK);
            window.picture("main-dark-1280x800");
            window.scheme(ColorScheme.LIGHT);
            window.search("total");
            window.picture("search-light-1280x800");
            window.search("");
            window.keys("Shortcut+K");
            window.awaitSight(".palette");
            window.picture("palette-light-1280x800");
            window.key(KeyCode.ESCAPE);
            window.keys("Shortcut+Shift+N");
            window.awaitSight(".temporary");
            window.picture("temporary-light-1280x800");
            window.keys("Shortcut+Comma");
            window.awaitSight(".settings");
            window.picture("settings-light-1280x800");
            window.scheme(ColorScheme.DARK);
            window.picture("settings-dark-1280x800");
        }
        try (var window = new PicturedWindow(folder, libraries.conversations(), 800, 600)) {
            window.awaitConversation();
            window.picture("main-light-800x600");
            window.scheme(ColorScheme.DARK);
            window.picture("main-dark-800x600");
            window.scheme(ColorScheme.LIGHT);
            // What a screen of 1280 × 800 shows when the system draws everything twice as large.
            window.size(640, 400);
            window.picture("main-light-200-percent-1280x800", 2);
        }
    }
}
