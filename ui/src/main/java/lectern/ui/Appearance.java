package lectern.ui;

import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import lectern.app.Settings;
import lectern.ui.UiSettings.ThemeChoice;
import lectern.ui.task.Background;

/** Gives a scene the looks that were chosen, now and whenever that changes. */
final class Appearance {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private Appearance() {}

    static void follow(Scene scene, Settings settings, Background background) {
        theme(scene, settings.get(UiSettings.THEME));
        fontSize(scene, settings.get(UiSettings.FONT_SIZE));
        motion(scene, settings.get(UiSettings.REDUCED_MOTION));
        density(scene, settings.get(UiSettings.DENSITY));
        settings.listen(UiSettings.DENSITY, density -> background.onWindow(() -> density(scene, density)));
        settings.listen(UiSettings.THEME, choice -> background.onWindow(() -> theme(scene, choice)));
        settings.listen(UiSettings.FONT_SIZE, size -> background.onWindow(() -> fontSize(scene, size)));
        settings.listen(UiSettings.REDUCED_MOTION, less -> background.onWindow(() -> motion(scene, less)));
    }

    private static void theme(Scene scene, ThemeChoice choice) {
        var preferences = scene.getPreferences();
        switch (choice) {
            // What a test or a tool has set by hand stays until something else is chosen.
            case SYSTEM -> {
                if (scene.getProperties().remove(Appearance.class) != null) {
                    preferences.setColorScheme(null);
                }
            }
            case LIGHT -> chosen(scene, ColorScheme.LIGHT);
            case DARK -> chosen(scene, ColorScheme.DARK);
        }
    }

    private static void chosen(Scene scene, ColorScheme scheme) {
        scene.getProperties().put(Appearance.class, scheme);
        scene.getPreferences().setColorScheme(scheme);
    }

    /** Everything else in the stylesheet is a multiple of it. */
    private static void fontSize(Scene scene, int pixels) {
        scene.getRoot().setStyle("-fx-font-size: " + pixels + "px");
    }

    private static void density(Scene scene, UiSettings.Density density) {
        scene.getRoot().pseudoClassStateChanged(COMPACT, density == UiSettings.Density.COMPACT);
    }

    private static void motion(Scene scene, boolean less) {
        if (less) {
            scene.getPreferences().setReducedMotion(true);
        } else {
            scene.getPreferences().setReducedMotion(null);
        }
    }
}
