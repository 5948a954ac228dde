package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import lectern.app.AppPaths;
import lectern.app.Lectern;
import lectern.app.ScriptedEngine;
import lectern.engine.Engine;
import lectern.engine.ModelFiles;
import lectern.engine.testmodel.TinyGemma;
import lectern.ui.conversations.ConversationItem;
import lectern.ui.task.BackgroundThreads;
import lectern.ui.text.SelectableText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole window over a real library in a folder of its own. Only the engine is scripted, and the dialogs of the
 * operating system choose what the test says.
 */
abstract class WindowTest {

    /** Only a test that would wait for ever ends after this long: how fast a machine is decides no test. */
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    final FxRobot robot = new FxRobot();
    final ChosenFiles dialogs = new ChosenFiles();
    ScriptedEngine engine = new ScriptedEngine();
    LecternWindow window;

    /** What is open; only after {@link #awaitReady}. */
    volatile Lectern lectern;

    Stage stage;

    /** What is done before the window opens. */
    void prepare() {}

    /** The model it is started with; none unless a test says otherwise. */
    Optional<ModelFiles> firstModel() {
        return Optional.of(model("gemma-3-4b-it"));
    }

    /** The engine as the window gets it. */
    Engine engine() {
        return engine;
    }

    Callable<Lectern> opener() {
        return () -> Lectern.start(AppPaths.under(folder.resolve("library")), engine());
    }

    @BeforeEach
    void openWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        prepare();
        robot.interact(this::open);
    }

    private void open() {
        var opener = opener();
        window = new LecternWindow(
                new BackgroundThreads(), dialogs, () -> lectern = opener.call(), firstModel(), () -> {});
        stage.setWidth(1180);
        stage.setHeight(780);
        window.show(stage);
    }

    @AfterEach
    void closeWindow() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        robot.interact(window::close);
        FxToolkit.cleanupStages();
        // JavaFX's headless windows know the ones before them for ever; what was in them may go.
        robot.interact(() -> stage.setScene(null));
    }

    /** Closes the window and the library, and opens both again with a new engine. */
    void reopen() {
        robot.interact(() -> {
            window.close();
            engine = new ScriptedEngine();
            open();
        });
        awaitReady();
    }

    /** Waits until the library is open and the window can be used. */
    void awaitReady() {
        until("the window is ready", () -> find(".composer") != null);
    }

    // Files

    /** A small model and its projector under a name, with a folder of their own; the scripted engine reads neither. */
    ModelFiles model(String name) {
        var models = folder.resolve("models").resolve(name);
        var model = models.resolve(name + ".gguf");
        var projector = models.resolve("mmproj-" + name + ".gguf");
        try {
            if (!Files.exists(projector)) {
                var written = new TinyGemma().write(models);
                Files.move(written.model(), model);
                Files.move(written.projector().orElseThrow(), projector);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelFiles.of(model, projector);
    }

    static Path file(Path path, String content) {
        try {
            Files.createDirectories(path.getParent());
            return Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A real picture. */
    Path picture(String name) {
        try {
            var path = folder.resolve(name);
            return Files.write(path, Pictures.png(320, 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Looking

    /** Waits until something is true on the window's thread. */
    static void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onWindow(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("Waited " + PATIENCE_SECONDS + " s in vain until " + what, e);
        }
    }

    static <T> T onWindow(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, question);
    }

    /** The first node that is really visible, or null. On the window's thread. */
    Node find(String selector) {
        return all(selector).stream().findFirst().orElse(null);
    }

    /** All nodes that are really visible. On the window's thread. */
    List<Node> all(String selector) {
        return window.scene().getRoot().lookupAll(selector).stream().filter(WindowTest::isShown).toList();
    }

    static boolean isShown(Node node) {
        for (var n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    boolean sees(String selector) {
        return onWindow(() -> find(selector) != null);
    }

    /** The words of visible labels and buttons. */
    boolean says(String words) {
        return onWindow(() -> Stream.of(".label", ".button").flatMap(kind -> all(kind).stream())
                .anyMatch(n -> n instanceof Labeled l && l.getText() != null && l.getText().contains(words)));
    }

    void untilSays(String words) {
        until("it says “" + words + "”", () -> says(words));
    }

    /** The texts of the transcript, top to bottom. */
    List<String> texts() {
        return onWindow(() -> {
            var found = new ArrayList<SelectableText>();
            all(".selectable-text").forEach(node -> found.add((SelectableText) node));
            found.sort((a, b) -> Double.compare(
                    a.localToScene(0, 0).getY(), b.localToScene(0, 0).getY()));
            return found.stream().map(SelectableText::getText).toList();
        });
    }

    void untilTexts(String... texts) {
        try {
            until("the transcript is " + List.of(texts), () -> texts().equals(List.of(texts)));
        } catch (AssertionError e) {
            assertThat(texts()).as("the transcript, after waiting").containsExactly(texts);
        }
    }

    TextArea composer() {
        return (TextArea) onWindow(() -> find(".composer .growing-text-area"));
    }

    @SuppressWarnings("unchecked")
    ListView<ConversationItem> list() {
        return (ListView<ConversationItem>) onWindow(() -> find(".conversation-list"));
    }

    List<String> titles() {
        return onWindow(() -> list().getItems().stream()
                .map(item -> item.titleProperty().get())
                .toList());
    }

    // Doing

    void click(String selector) {
        until(selector + " can be clicked", () -> find(selector) != null && !find(selector).isDisabled());
        robot.clickOn(onWindow(() -> find(selector)));
    }

    void clickButton(String words) {
        until("there is a button “" + words + "”", () -> button(words).isPresent());
        robot.clickOn(onWindow(() -> button(words).orElseThrow()));
    }

    private Optional<Node> button(String words) {
        return all(".button").stream()
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .findFirst();
    }

    /** Writes into the composer; what the keyboard of the robot lacks is put there. */
    void write(String words) {
        robot.interact(() -> {
            composer().requestFocus();
            composer().replaceSelection(words);
        });
    }

    void ask(String words) {
        write(words);
        until("it can be sent", () -> find(".send") != null && !find(".send").isDisabled());
        robot.type(KeyCode.ENTER);
    }

    void drop(Path... files) {
        robot.interact(() -> new Drops(content -> content.putFiles(
                        List.of(files).stream().map(Path::toFile).toList()))
                .drop(find(".transcript")));
    }

    void press(KeyCode... combination) {
        robot.press(combination).release(combination);
    }
}
