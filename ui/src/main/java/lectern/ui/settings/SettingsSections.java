package lectern.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import lectern.app.NamedText;
import lectern.app.Settings;
import lectern.ui.Languages;
import lectern.ui.Messages;
import lectern.ui.UiSettings.Density;
import lectern.ui.UiSettings.ThemeChoice;
import lectern.ui.UiSettings;
import lectern.ui.UsualPresets;
import lectern.ui.control.ArmedButton;
import lectern.ui.control.Tabbing;
import lectern.ui.conversations.DeletedPane;
import lectern.ui.conversations.DeletedViewModel;
import lectern.ui.emoji.WordsArea;
import lectern.ui.emoji.WordsField;
import lectern.ui.palette.Command;

/** The sections and what is in them. */
public final class SettingsSections {

    private final SettingsViewModel model;
    private final SettingControls controls;

    private SettingsSections(SettingsViewModel model) {
        this.model = model;
        controls = new SettingControls(model);
    }

    /**
     * @param contextSize of the open model
     * @param deleted conversations that can be brought back
     * @param exportAll writes all conversations out
     * @param importFile reads some in
     * @param commands for the list of shortcuts
     */
    public static List<SettingsSection> of(
            SettingsViewModel model,
            ContextSizeViewModel contextSize,
            DeletedViewModel deleted,
            Runnable exportAll,
            Runnable importFile,
            List<Command> commands) {
        var sections = new SettingsSections(model);
        return List.of(
                sections.appearance(),
                sections.answers(),
                sections.model(contextSize),
                sections.speed(),
                sections.personas(),
                sections.presets(),
                sections.storage(exportAll, importFile),
                sections.privacy(deleted),
                shortcuts(commands));
    }

    private SettingsSection appearance() {
        var section = new SettingsSection(Messages.text("settings.appearance"));
        section.row(
                Messages.text("settings.theme"),
                "",
                controls.choice(UiSettings.THEME, List.of(ThemeChoice.values()), theme -> switch (theme) {
                    case SYSTEM -> Messages.text("settings.theme.system");
                    case LIGHT -> Messages.text("settings.theme.light");
                    case DARK -> Messages.text("settings.theme.dark");
                }));
        section.row(
                Messages.text("settings.font-size"),
                "",
                controls.choice(UiSettings.FONT_SIZE, List.of(12, 13, 14, 16, 18, 20, 24, 28), size -> size + " px"));
        section.row(
                Messages.text("settings.density"),
                "",
                controls.choice(UiSettings.DENSITY, List.of(Density.values()), density -> switch (density) {
                    case COMFORTABLE -> Messages.text("settings.density.comfortable");
                    case COMPACT -> Messages.text("settings.density.compact");
                }));
        section.row(
                Messages.text("settings.motion"),
                Messages.text("settings.motion.words"),
                controls.flag(UiSettings.REDUCED_MOTION));
        var languages = new ArrayList<String>();
        languages.add("");
        languages.addAll(Languages.TAGS);
        section.row(
                Messages.text("settings.language"),
                Messages.text("settings.language.words"),
                controls.choice(UiSettings.LANGUAGE, languages, SettingsSections::languageName));
        return section;
    }

    /** Each language in its own words, so that who cannot read this one finds it. */
    private static String languageName(String tag) {
        if (tag.isEmpty()) {
            return Messages.text("settings.theme.system");
        }
        var locale = Locale.forLanguageTag(tag);
        return locale.getDisplayName(locale);
    }

    private SettingsSection answers() {
        var section = new SettingsSection(Messages.text("settings.answers"));
        var system = new WordsArea(model.get(Settings.SYSTEM_TEXT));
        Tabbing.leaves(system);
        system.setWrapText(true);
        system.setPrefRowCount(3);
        system.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.set(Settings.SYSTEM_TEXT, system.getText().strip());
            }
        });
        section.wide(Messages.text("settings.system"), Messages.text("settings.system.words"), system);
        var temperature = controls.decimal(Settings.TEMPERATURE, 0, 2, 0.1);
        var topK = controls.integer(Settings.TOP_K, 1000, 8);
        var topP = controls.decimal(Settings.TOP_P, 0.05, 1, 0.05);
        var presets = new HBox(8,
                preset(Messages.text("settings.preset.reading"), 0.2, temperature, topK, topP),
                preset(Messages.text("settings.preset.conversation"), 1.0, temperature, topK, topP),
                preset(Messages.text("settings.preset.greedy"), 0, temperature, topK, topP));
        section.wide(Messages.text("settings.preset"), Messages.text("settings.preset.words"), presets);
        section.row(Messages.text("settings.temperature"), Messages.text("settings.temperature.words"), temperature);
        section.row(Messages.text("settings.top-k"), Messages.text("settings.top-k.words"), topK);
        section.row(Messages.text("settings.top-p"), Messages.text("settings.top-p.words"), topP);
        section.row(
                Messages.text("settings.min-p"), Messages.text("settings.min-p.words"),
                controls.decimal(Settings.MIN_P, 0, 1, 0.05));
        section.row(
                Messages.text("settings.repeat"), Messages.text("settings.repeat.words"),
                controls.decimal(Settings.REPEAT_PENALTY, 0.5, 2, 0.05));
        section.row(
                Messages.text("settings.length"), Messages.text("settings.length.words"),
                controls.integer(Settings.MAX_TOKENS, 100_000, 128));
        return section;
    }

    private static Button preset(
            String name, double temperature, Spinner<Double> heat, Spinner<Integer> topK, Spinner<Double> topP) {
        var button = new Button(name);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> {
            heat.getValueFactory().setValue(temperature);
            topK.getValueFactory().setValue(Settings.TOP_K.fallback());
            topP.getValueFactory().setValue(Settings.TOP_P.fallback());
        });
        return button;
    }

    private SettingsSection model(ContextSizeViewModel contextSize) {
        var section = new SettingsSection(Messages.text("settings.model"));
        ContextSizeRow.addTo(section, contextSize, model);
        section.row(
                Messages.text("settings.naming"), Messages.text("settings.naming.words"),
                controls.flag(Settings.NAME_CONVERSATIONS));
        return section;
    }

    private SettingsSection speed() {
        var section = new SettingsSection(Messages.text("settings.speed"));
        section.row(
                Messages.text("settings.ahead"), Messages.text("settings.ahead.words"),
                controls.flag(Settings.ENCODE_AHEAD));
        KeptWorkRow.addTo(section, model);
        section.row(
                Messages.text("settings.kept.pictures"), Messages.text("settings.kept.later"),
                controls.integer(Settings.KEEP_PICTURES, 1 << 20, 256));
        section.row(
                Messages.text("settings.kept.prompts"), Messages.text("settings.kept.later"),
                controls.integer(Settings.KEEP_PROMPTS, 1 << 20, 256));
        return section;
    }

    private SettingsSection personas() {
        var section = new SettingsSection(Messages.text("settings.personas"));
        var names = names(model.get(Settings.PERSONAS));
        var chosen = controls.choice(Settings.PERSONA, names, SettingsSections::personaName);
        var editor = new NamedTextsEditor(model.get(Settings.PERSONAS), List.of(), personas -> {
            model.set(Settings.PERSONAS, personas);
            var name = chosen.getValue();
            chosen.getItems().setAll(names(personas));
            chosen.setValue(chosen.getItems().contains(name) ? name : "");
        });
        section.row(Messages.text("settings.persona"), Messages.text("settings.persona.words"), chosen);
        section.wide(Messages.text("settings.personas.own"), Messages.text("settings.personas.words"), editor);
        return section;
    }

    private static List<String> names(List<NamedText> personas) {
        return Stream.concat(Stream.of(""), personas.stream().map(NamedText::name).distinct()).toList();
    }

    private static String personaName(String name) {
        return name.isEmpty() ? Messages.text("settings.persona.none") : name;
    }

    private SettingsSection presets() {
        var section = new SettingsSection(Messages.text("settings.presets"));
        var editor = new NamedTextsEditor(
                model.get(Settings.PRESETS),
                UsualPresets.all(),
                texts -> model.set(Settings.PRESETS, texts));
        section.wide(Messages.text("settings.presets.own"), Messages.text("settings.presets.words"), editor);
        return section;
    }

    private SettingsSection storage(Runnable exportAll, Runnable importFile) {
        var section = new SettingsSection(Messages.text("settings.storage"));
        var folder = new WordsField(model.folder().toString());
        folder.setEditable(false);
        section.wide(Messages.text("settings.folder"), Messages.text("settings.folder.words"), folder);
        section.row(
                Messages.text("settings.export"), Messages.text("settings.export.words"),
                button(Messages.text("settings.export.button"), exportAll));
        section.row(
                Messages.text("settings.import"), Messages.text("settings.import.words"),
                button(Messages.text("settings.import.button"), importFile));
        return section;
    }

    private SettingsSection privacy(DeletedViewModel deleted) {
        var section = new SettingsSection(Messages.text("settings.privacy"));
        section.row(Messages.text("settings.private"), Messages.text("settings.private.words"), new Label());
        section.wide(
                Messages.text("deleted.title"), Messages.text("deleted.words", DeletedViewModel.keptDays()),
                new DeletedPane(deleted));
        var wipe = new ArmedButton(
                Messages.text("settings.wipe.button"), Messages.text("settings.wipe.sure"), model::wipe);
        wipe.getStyleClass().add("wipe");
        section.row(Messages.text("settings.wipe"), Messages.text("settings.wipe.words"), wipe);
        return section;
    }

    private static SettingsSection shortcuts(List<Command> commands) {
        var section = new SettingsSection(Messages.text("settings.shortcuts"));
        commands.stream()
                .filter(command -> command.keys().isPresent())
                .forEach(command -> section.row(command.name(), "", new Label(command.keysText())));
        return section;
    }

    private static Button button(String name, Runnable action) {
        var button = new Button(name);
        button.setOnAction(event -> action.run());
        return button;
    }
}
