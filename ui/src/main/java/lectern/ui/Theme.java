package lectern.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light or dark, as the scene's preferences say; they follow the system unless they are overridden. */
final class Theme {

    private static final String OURS =
            Objects.requireNonNull(Theme.class.getResource("lectern.css")).toExternalForm();

    private Theme() {}

    /** Keeps a scene in the colour scheme of its preferences from now on, until unsubscribed. */
    static Subscription follow(Scene scene) {
        scene.getStylesheets().add(OURS);
        return scene.getPreferences().colorSchemeProperty().subscribe(Theme::apply);
    }

    private static void apply(ColorScheme scheme) {
        var theme = scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
