package lectern.ui.tools;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import lectern.app.Lectern;
import lectern.ui.LecternWindow;
import lectern.ui.Messages;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.Png;
import lectern.ui.task.BackgroundThreads;

/** A window without a screen that can be used and drawn. Everything waits until it is done. */
final class PicturedWindow implements AutoCloseable {

    private final Path folder;
    private Stage stage;
    private LecternWindow window;

    /** @param folder gets the pictures */
    PicturedWindow(Path folder, Lectern lectern, double width, double height) {
        this.folder = folder;
        WindowThread.run(() -> {
            stage = new Stage();
            window = new LecternWindow(
                    new BackgroundThreads(), noDialogs(), () -> lectern, Optional.empty(), () -> {});
            window.scene().getPreferences().setColorScheme(ColorScheme.LIGHT);
            window.show(stage);
        });
        size(width, height);
    }

    void size(double width, double height) {
        WindowThread.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WindowThread.await(
                "its size", () -> window.scene().getWidth() == width && window.scene().getHeight() == height);
    }

    @Override
    public void close() {
        WindowThread.run(() -> {
            stage.hide();
            window.close();
        });
    }

    void scheme(ColorScheme scheme) {
        WindowThread.run(() -> window.scene().getPreferences().setColorScheme(scheme));
    }

    void awaitConversation() {
        WindowThread.await("the conversation", () -> sees(".answer") && sees(".bubble") && allThumbnailsRead());
    }

    void awaitSight(String selector) {
        WindowThread.await(selector, () -> sees(selector));
    }

    void awaitPage() {
        WindowThread.await("a page", () -> sees(".page-sheet")
                && window.scene().getRoot().lookupAll(".page-sheet .image-view").stream()
                        .anyMatch(view -> ((ImageView) view).getImage() != null));
    }

    private boolean allThumbnailsRead() {
        return window.scene().getRoot().lookupAll(".thumbnail").stream()
                .flatMap(t -> ((Parent) t).getChildrenUnmodifiable().stream())
                .filter(ImageView.class::isInstance)
                .allMatch(view -> ((ImageView) view).getImage() != null);
    }

    private boolean sees(String selector) {
        return window.scene().getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible);
    }

    /** Presses the first button that fits. */
    void press(String selector) {
        WindowThread.await(selector, () -> sees(selector));
        WindowThread.run(() -> ((ButtonBase) window.scene().getRoot().lookup(selector)).fire());
    }

    /** Chooses a link or a page in an answer by the words that it begins with. */
    void follow(String words) {
        awaitSight(".text-spot");
        WindowThread.run(() -> window.scene().getRoot().lookupAll(".text-spot").stream()
                .filter(spot -> spot.getAccessibleText().startsWith(words))
                .findFirst()
                .orElseThrow()
                .executeAccessibleAction(AccessibleAction.FIRE));
    }

    void keys(String combination) {
        WindowThread.run(() -> window.scene().getAccelerators().get(KeyCombination.valueOf(combination)).run());
    }

    /** A key where the keyboard is. */
    void key(KeyCode code) {
        WindowThread.run(() -> Event.fireEvent(
                window.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    /** Searches; ends the search when there is nothing to search for. */
    void search(String words) {
        WindowThread.run(
                () -> ((TextField) window.scene().getRoot().lookup(".search-field .text-field")).setText(words));
        WindowThread.await("the results", () -> words.isEmpty() != sees(".search-results .look-bold"));
    }

    void picture(String name) throws IOException {
        picture(name, 1);
    }

    /**
     * @param name gets the language when it is not English
     * @param scale pixels for each unit of length
     */
    void picture(String name, double scale) throws IOException {
        // Twice: what is laid out first may bring thumbnails into view that are still to be read.
        for (int i = 0; i < 2; i++) {
            WindowThread.run(() -> {
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
            });
            WindowThread.await("thumbnails", this::allThumbnailsRead);
        }
        var png = WindowThread.run(() -> {
            var how = new SnapshotParameters();
            how.setTransform(Transform.scale(scale, scale));
            return Png.encode(window.scene().getRoot().snapshot(how, null));
        });
        System.out.println(Files.write(folder.resolve(name + language() + ".png"), png));
    }

    private static String language() {
        var language = Messages.locale().getLanguage();
        return language.equals("en") ? "" : "-" + language;
    }

    private static FileDialogs noDialogs() {
        return new FileDialogs() {
            @Override
            public List<Path> choosePictures() {
                return List.of();
            }

            @Override
            public Optional<Path> chooseModelFile(String title, Optional<Path> near) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseExport(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseFolder() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseTable(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseImport() {
                return Optional.empty();
            }

            @Override
            public void browse(URI address) {}
        };
    }
}
