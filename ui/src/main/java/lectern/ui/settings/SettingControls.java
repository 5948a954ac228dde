package lectern.ui.settings;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import lectern.app.Setting;
import lectern.ui.emoji.Worded;

/** Controls that show a setting as it is and keep what is chosen with them at once. */
final class SettingControls {

    private final SettingsViewModel model;

    SettingControls(SettingsViewModel model) {
        this.model = model;
    }

    CheckBox flag(Setting<Boolean> setting) {
        var box = new CheckBox();
        box.setSelected(model.get(setting));
        box.selectedProperty().subscribe((before, now) -> model.set(setting, now));
        return box;
    }

    /** @param name what a value is called */
    <T> ComboBox<T> choice(Setting<T> setting, List<T> values, Function<T, String> name) {
        var box = named(name);
        box.getItems().setAll(values);
        box.setValue(model.get(setting));
        box.valueProperty().subscribe((before, now) -> model.set(setting, now));
        return box;
    }

    /** A list to choose from that is still empty. */
    static <T> ComboBox<T> named(Function<T, String> name) {
        var box = new ComboBox<T>();
        box.setCellFactory(view -> Worded.row(name));
        box.setButtonCell(Worded.row(name));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Chosen from a list");
            }
        });
        return box;
    }

    Spinner<Double> decimal(Setting<Double> setting, double least, double most, double step) {
        var value = Math.clamp(model.get(setting), least, most);
        var spinner = new Spinner<Double>(new SpinnerValueFactory.DoubleSpinnerValueFactory(least, most, value, step));
        return editable(spinner, setting);
    }

    /** From 0 on. */
    Spinner<Integer> integer(Setting<Integer> setting, int most, int step) {
        var value = Math.clamp(model.get(setting), 0, most);
        var spinner = new Spinner<Integer>(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, most, value, step));
        return editable(spinner, setting);
    }

    private <T> Spinner<T> editable(Spinner<T> spinner, Setting<T> setting) {
        spinner.setEditable(true);
        spinner.setPrefWidth(130);
        spinner.getEditor().accessibleTextProperty().bind(spinner.accessibleTextProperty());
        spinner.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                model.set(setting, now);
            }
        });
        return spinner;
    }
}
