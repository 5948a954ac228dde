package lectern.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import lectern.app.AppPaths;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.app.Logs;
import lectern.app.Natives;
import lectern.engine.EngineChoice;
import lectern.engine.process.ProcessEngine;
import lectern.ui.control.SystemFileDialogs;
import lectern.ui.task.BackgroundThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program around the window: options, the place of the window, the end. */
public final class LecternApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(LecternApplication.class);

    private final BackgroundThreads background = new BackgroundThreads();
    private LaunchOptions options;
    private AppPaths paths;
    private WindowPlace place;
    private LecternWindow window;
    private Stage stage;

    @Override
    public void init() {
        // Not the window's thread: it starts at the same time.
        options = LaunchOptions.parse(getParameters().getRaw());
        paths = AppPaths.find(options.data());
        Logs.keepIn(paths.logs());
        Languages.use(paths.data());
        place = WindowPlace.read(paths.data());
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        window = new LecternWindow(
                background,
                new SystemFileDialogs(() -> stage, getHostServices()::showDocument),
                this::openLibrary,
                options.model(),
                Platform::exit);
        stage.getIcons().add(new Image(LecternApplication.class.getResourceAsStream("lectern.png")));
        place.apply(stage);
        window.show(stage);
        Platform.runLater(LecternApplication::logStart);
    }

    private static void logStart() {
        ProcessHandle.current().info().startInstant().ifPresent(start -> LOG.info(
                "The window was on screen after {} ms", Duration.between(start, Instant.now()).toMillis()));
    }

    /** The engine starts its process only when it is asked for something; missing natives show up as an answer then. */
    private Lectern openLibrary() {
        var engine = ProcessEngine.start(
                EngineChoice.AUTO, Natives.folder(), Optional.empty(), Optional.of(paths.cache()));
        return Lectern.start(paths, engine, Demo.installed());
    }

    @Override
    public void stop() {
        place.of(stage).write(paths.data());
        window.close();
    }
}
