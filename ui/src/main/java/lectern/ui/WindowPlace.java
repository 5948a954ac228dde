package lectern.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the window was, in pixels of the desktop. It has a small file of its own, because the window is placed before
 * the library has been opened.
 *
 * @param x left edge; {@link Double#NaN} where the system is to choose
 * @param y top edge; {@link Double#NaN} where the system is to choose
 * @param maximized in which case the rest is what it goes back to
 */
record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    static final WindowPlace FIRST = new WindowPlace(Double.NaN, Double.NaN, 1180, 780, false);

    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);
    private static final String FILE = "window.properties";
    private static final double LEAST = 200;

    static WindowPlace read(Path folder) {
        var properties = new Properties();
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return FIRST;
        }
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
            return new WindowPlace(
                    number(properties, "x"),
                    number(properties, "y"),
                    Math.max(LEAST, number(properties, "width")),
                    Math.max(LEAST, number(properties, "height")),
                    Boolean.parseBoolean(properties.getProperty("maximized")));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The window's place could not be read from {}", file, e);
            return FIRST;
        }
    }

    private static double number(Properties properties, String key) {
        return Double.parseDouble(properties.getProperty(key, "none"));
    }

    void write(Path folder) {
        var properties = new Properties();
        properties.setProperty("x", Double.toString(x));
        properties.setProperty("y", Double.toString(y));
        properties.setProperty("width", Double.toString(width));
        properties.setProperty("height", Double.toString(height));
        properties.setProperty("maximized", Boolean.toString(maximized));
        try {
            Files.createDirectories(folder);
            try (var out = Files.newBufferedWriter(folder.resolve(FILE), StandardCharsets.UTF_8)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            LOG.warn("The window's place could not be kept in {}", folder, e);
        }
    }

    /** Puts a window there, unless that is where no screen is now. */
    void apply(Stage stage) {
        stage.setWidth(width);
        stage.setHeight(height);
        if (!Double.isNaN(x) && !Screen.getScreensForRectangle(x, y, width, LEAST).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(maximized);
    }

    /** Where a window is now; a maximized one keeps the place it was given before. */
    WindowPlace of(Stage stage) {
        return stage.isMaximized()
                ? new WindowPlace(x, y, width, height, true)
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
}
