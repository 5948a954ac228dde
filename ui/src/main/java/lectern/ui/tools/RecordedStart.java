package lectern.ui.tools;

import javafx.scene.input.KeyCode;

/**
 * Opens the window without a screen, as a person does: a conversation, a new one, the settings, a search. Java is told
 * to keep what it learns meanwhile, so that the next start is quicker.
 */
public final class RecordedStart {

    private RecordedStart() {}

    public static void main(String[] arguments) {
        WithoutScreen.run(work -> {
            var libraries = new StagedLibraries(work);
            try (var window = new PicturedWindow(work, libraries.conversations(), 1280, 800)) {
                window.awaitConversation();
                window.keys("Shortcut+N");
                window.keys("Shortcut+K");
                window.awaitSight(".palette");
                window.key(KeyCode.ESCAPE);
                window.search("total");
                window.search("");
                window.keys("Shortcut+Comma");
                window.awaitSight(".settings");
            }
        });
    }
}
