package lectern.ui.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws pictures of the window without a screen, in the language of this process: {@code Screenshots FOLDER}. The
 * conversations are real ones in libraries that are thrown away; only the answers are staged, but for those of
 * {@link DemoPagePictures}.
 */
public final class Screenshots {

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Say which folder the pictures are to go to.");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(arguments[0]));
        WithoutScreen.run(work -> {
            var libraries = new StagedLibraries(work);
            FirstStartPictures.take(folder, libraries);
            ConversationPictures.take(folder, libraries);
            ViewerPictures.take(folder, libraries);
            DemoPagePictures.take(folder, work);
        });
    }
}
