package lectern.ui.tools;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.ColorScheme;

/** A page beside the conversation about it. */
final class ViewerPictures {

    private ViewerPictures() {}

    static void take(Path folder, StagedLibraries libraries) throws IOException {
        try (var window = new PicturedWindow(folder, libraries.report(), 1280, 800)) {
            window.awaitConversation();
            window.awaitSight(".evidence");
            window.follow("page 2");
            window.awaitPage();
            window.awaitSight(".page-found");
            window.picture("viewer-light-1280x800");
            window.scheme(ColorScheme.DARK);
            window.press(".page-crops");
            window.awaitSight(".page-crop");
            window.picture("viewer-crops-dark-1280x800");
            window.press(".page-crops");
            window.scheme(ColorScheme.LIGHT);
            window.press(".page-mark");
            window.awaitSight(".region-mark");
            window.picture("viewer-region-light-1280x800");
            window.press(".ask-region");
            window.awaitSight(".attachment-part");
            window.picture("viewer-asked-light-1280x800");
            window.press(".attachment-remove");
            window.press(".page-fit-width");
            window.picture("viewer-width-light-1280x800");
            window.press(".page-fit");
            window.size(800, 600);
            window.picture("viewer-light-800x600");
            window.press(".viewer-close");
            window.picture("evidence-light-800x600");
            window.scheme(ColorScheme.DARK);
            window.size(1280, 800);
            window.press(".evidence-link");
            window.awaitPage();
            window.awaitSight(".page-found");
            window.picture("evidence-dark-1280x800");
        }
    }
}
