package lectern.ui.settings;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lectern.app.KeptWork;
import lectern.app.Lectern;
import lectern.app.Setting;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and keeps what is chosen. Used on the window's thread. */
public final class SettingsViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsViewModel.class);

    private final Lectern lectern;
    private final Background background;
    private final Runnable wiped;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<KeptWork.Sizes> kept = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper wipes = new ReadOnlyIntegerWrapper();

    /** @param wiped hears that nothing is left in the library */
    public SettingsViewModel(Lectern lectern, Background background, Runnable wiped) {
        this.lectern = lectern;
        this.background = background;
        this.wiped = wiped;
    }

    /** What came of it, as a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public <T> T get(Setting<T> setting) {
        return lectern.settings().get(setting);
    }

    public <T> void set(Setting<T> setting, T value) {
        if (!get(setting).equals(value)) {
            run(() -> lectern.settings().set(setting, value), () -> {});
        }
    }

    /** What is kept on the disk; null until that is known. */
    public ReadOnlyObjectProperty<KeptWork.Sizes> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Finds out what is kept on the disk. */
    public void lookAtKept() {
        background.run(
                () -> lectern.kept().sizes(),
                kept::set,
                failure -> LOG.warn("What is kept could not be told", failure));
    }

    /** Removes what is kept on the disk to save time. */
    public void clearKept() {
        run(() -> lectern.kept().clear(), this::lookAtKept);
    }

    public Path folder() {
        return lectern.paths().data();
    }

    /** Removes every conversation, picture, draft and choice for good. */
    public void wipe() {
        run(lectern::wipe, () -> {
            wiped.run();
            wipes.set(wipes.get() + 1);
            status.set(Messages.text("settings.wiped"));
        });
    }

    /** How often everything was removed: what views show of the settings is out of date then. */
    public ReadOnlyIntegerProperty wipesProperty() {
        return wipes.getReadOnlyProperty();
    }

    private void run(Runnable work, Runnable done) {
        status.set("");
        background.performInOrder(work, done, failure -> {
            LOG.error("Settings", failure);
            status.set(Messages.of(failure, Messages.text("settings.failed")));
        });
    }
}
