package lectern.ui.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import lectern.app.AppPaths;
import lectern.app.AskListener;
import lectern.app.AttachmentView;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.ui.LecternWindow;
import lectern.ui.UiSettings;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.Png;
import lectern.ui.task.BackgroundThreads;

/**
 * Draws pictures of the window without a screen: {@code Screenshots FOLDER}. The conversations are real ones in a
 * library that is thrown away; only the answers are staged.
 */
public final class Screenshots {

    private static final String TOTAL = "What is the total, and when is it due?";
    private static final String COMPARE = "Which is larger, the invoice or this receipt? Was either of them paid?";

    private static final Map<String, String> ANSWERS = Map.of(
            TOTAL,
            """
            The total is **€1,482.50**, VAT included. It is due on **14 March 2026**.

            | | Amount |
            |:--|--:|
            | Net | €1,245.80 |
            | VAT at 19 % | €236.70 |

            Paid by 28 February, 2 % may be taken off: €1,452.85.""",
            COMPARE,
            "The invoice is larger: €1,482.50 against €64.20. Only the receipt was paid; it carries a red PAID stamp.");

    private final Path folder;
    private final Path work;
    private Stage stage;
    private LecternWindow window;

    private Screenshots(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Say which folder the pictures are to go to.");
            System.exit(2);
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var work = Files.createTempDirectory("lectern-screenshots");
        try {
            new Screenshots(folder, work).take();
        } finally {
            delete(work);
        }
        System.exit(0);
    }

    private void take() throws Exception {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);

        var demo = Demo.installed();
        open(Lectern.start(AppPaths.under(work.resolve("first")), new StagedEngine(ANSWERS), demo), 1280, 800);
        WindowThread.await("the empty window", () -> sees(demo.isPresent() ? ".sample-question" : ".empty-action"));
        picture("first-start-light-1280x800");
        scheme(ColorScheme.DARK);
        picture("first-start-dark-1280x800");
        size(800, 600);
        picture("first-start-dark-800x600");
        close();

        var lectern = Lectern.start(AppPaths.under(work.resolve("library")), new StagedEngine(ANSWERS));
        converse(lectern);
        open(lectern, 1280, 800);
        awaitConversation();
        picture("main-light-1280x800");
        scheme(ColorScheme.DARK);
        picture("main-dark-1280x800");
        scheme(ColorScheme.LIGHT);
        WindowThread.run(() -> {
            window.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
            return null;
        });
        picture("main-right-to-left-1280x800");
        WindowThread.run(() -> {
            window.scene().getRoot().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            return null;
        });
        search("total");
        picture("search-light-1280x800");
        search("");
        keys("Shortcut+K");
        WindowThread.await("the palette", () -> sees(".palette"));
        picture("palette-light-1280x800");
        WindowThread.run(() -> {
            Event.fireEvent(
                    window.scene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return null;
        });
        keys("Shortcut+Comma");
        WindowThread.await("the settings", () -> sees(".settings"));
        picture("settings-light-1280x800");
        scheme(ColorScheme.DARK);
        picture("settings-dark-1280x800");
        scheme(ColorScheme.LIGHT);
        keys("Shortcut+N");
        WindowThread.run(() -> {
            lectern.settings().set(UiSettings.CONVERSATION, "");
            return null;
        });
        close();

        var again = Lectern.start(AppPaths.under(work.resolve("again")), new StagedEngine(ANSWERS));
        converse(again);
        open(again, 800, 600);
        awaitConversation();
        picture("main-light-800x600");
        scheme(ColorScheme.DARK);
        picture("main-dark-800x600");
        scheme(ColorScheme.LIGHT);
        // What a screen of 1280 × 800 shows when the system draws everything twice as large.
        size(640, 400);
        picture("main-light-200-percent-1280x800", 2);
        close();
    }

    /** Real conversations: the newest is the one that is shown. */
    private void converse(Lectern lectern) throws IOException {
        lectern.models().open(modelFiles(), ProgressListener.NONE);
        for (var title : List.of(
                "Read the recipe on the photographed page",
                "Which trains leave after nine?",
                "What does the letter from the town hall ask for?",
                "Sum up the chart in one sentence")) {
            ask(lectern, title, lectern.attachments().add("chart.png", DemoPictures.chart()));
        }
        var invoice = lectern.attachments().add("invoice.png", DemoPictures.invoice());
        var receipt = lectern.attachments().add("receipt.png", DemoPictures.receipt());
        long id = ask(lectern, TOTAL, invoice);
        lectern.asking().ask(id, COMPARE, List.of(receipt), AskListener.NONE).completion().toCompletableFuture().join();
        lectern.settings().set(UiSettings.CONVERSATION, Long.toString(id));
    }

    private static long ask(Lectern lectern, String question, AttachmentView picture) {
        var handle = lectern.asking().askNew(question, List.of(picture), AskListener.NONE);
        handle.completion().toCompletableFuture().join();
        return handle.conversationId();
    }

    /** Files that stand for a model: the staged engine does not read them. */
    private ModelFiles modelFiles() throws IOException {
        var models = Files.createDirectories(work.resolve("models"));
        return ModelFiles.of(
                Files.writeString(models.resolve("gemma-3-4b-it-Q4_K_M.gguf"), ""),
                Files.writeString(models.resolve("mmproj-gemma-3-4b-it-f16.gguf"), ""));
    }

    private void open(Lectern lectern, double width, double height) {
        WindowThread.run(() -> {
            stage = new Stage();
            window = new LecternWindow(
                    new BackgroundThreads(), noDialogs(), () -> lectern, Optional.empty(), () -> {});
            window.scene().getPreferences().setColorScheme(ColorScheme.LIGHT);
            window.show(stage);
            return null;
        });
        size(width, height);
    }

    private void size(double width, double height) {
        WindowThread.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        WindowThread.await(
                "its size", () -> window.scene().getWidth() == width && window.scene().getHeight() == height);
    }

    private void close() {
        WindowThread.run(() -> {
            stage.hide();
            window.close();
            return null;
        });
    }

    private void scheme(ColorScheme scheme) {
        WindowThread.run(() -> {
            window.scene().getPreferences().setColorScheme(scheme);
            return null;
        });
    }

    private void awaitConversation() {
        WindowThread.await("the conversation", () -> sees(".answer") && sees(".bubble") && allThumbnailsRead());
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

    private void keys(String combination) {
        WindowThread.run(() -> {
            window.scene().getAccelerators().get(KeyCombination.valueOf(combination)).run();
            return null;
        });
    }

    private void search(String words) {
        WindowThread.run(() -> {
            ((TextField) window.scene().getRoot().lookup(".search-field .text-field")).setText(words);
            return null;
        });
        WindowThread.await("the results", () -> words.isEmpty() != sees(".search-results .search-found"));
    }

    private void picture(String name) throws IOException {
        picture(name, 1);
    }

    /** @param scale pixels for each unit of length */
    private void picture(String name, double scale) throws IOException {
        // Twice: what is laid out first may bring thumbnails into view that are still to be read.
        for (int i = 0; i < 2; i++) {
            WindowThread.run(() -> {
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
                return null;
            });
            WindowThread.await("thumbnails", this::allThumbnailsRead);
        }
        var png = WindowThread.run(() -> {
            var how = new SnapshotParameters();
            how.setTransform(Transform.scale(scale, scale));
            return Png.encode(window.scene().getRoot().snapshot(how, null));
        });
        System.out.println(Files.write(folder.resolve(name + ".png"), png));
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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
