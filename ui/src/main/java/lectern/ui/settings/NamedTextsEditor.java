package lectern.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.app.NamedText;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.GrowingTextArea;
import lectern.ui.control.Tabbing;
import lectern.ui.emoji.WordsField;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A list of named texts in which each can be changed, removed, and others added. What is changed is kept at once. */
final class NamedTextsEditor extends VBox {

    private static final int MOST_LINES = 6;

    private final Consumer<List<NamedText>> keep;
    private final VBox rows = new VBox(12);

    /**
     * @param own what the person has; none for the usual ones
     * @param usual what is there while the person has none; may be empty
     * @param keep takes all of them after each change; none for the usual ones
     */
    NamedTextsEditor(List<NamedText> own, List<NamedText> usual, Consumer<List<NamedText>> keep) {
        this.keep = keep;
        setSpacing(12);
        getStyleClass().add("named-texts");
        show(own.isEmpty() ? usual : own);
        var add = Controls.button(Material2AL.ADD, Messages.text("settings.texts.add"), () -> {
            rows.getChildren().add(row(new NamedText("", "")));
            rows.getChildren().getLast().lookup(".named-text-name").requestFocus();
        });
        add.getStyleClass().addAll(Styles.SMALL, "add-named-text");
        var buttons = new HBox(8, add);
        if (!usual.isEmpty()) {
            var reset = Controls.button(Material2MZ.RESTORE, Messages.text("settings.texts.usual"), () -> {
                show(usual);
                keep.accept(List.of());
            });
            reset.getStyleClass().add(Styles.SMALL);
            buttons.getChildren().add(reset);
        }
        getChildren().addAll(rows, buttons);
    }

    private void show(List<NamedText> texts) {
        rows.getChildren().setAll(texts.stream().<Node>map(this::row).toList());
    }

    private Row row(NamedText text) {
        return new Row(text);
    }

    private void keepAll() {
        keep.accept(rows.getChildren().stream()
                .map(row -> ((Row) row).text())
                .filter(text -> !text.name().isEmpty() && !text.words().isEmpty())
                .toList());
    }

    private final class Row extends HBox {

        private final WordsField name = new WordsField();
        private final GrowingTextArea words = new GrowingTextArea(MOST_LINES);

        Row(NamedText text) {
            super(8);
            name.setText(text.name());
            name.setPromptText(Messages.text("settings.texts.name"));
            name.setAccessibleText(Messages.text("settings.texts.name"));
            name.getStyleClass().add("named-text-name");
            words.setText(text.words());
            words.setPromptText(Messages.text("settings.texts.words"));
            words.setAccessibleText(Messages.text("settings.texts.words-of", text.name()));
            words.getStyleClass().add("named-text-words");
            Tabbing.leaves(words);
            keepWhenLeft(name);
            keepWhenLeft(words);
            var fields = new VBox(4, name, words);
            HBox.setHgrow(fields, Priority.ALWAYS);
            var remove = Controls.iconButton(
                    Material2OutlinedAL.DELETE, Messages.text("settings.texts.remove", text.name()), () -> {
                        rows.getChildren().remove(this);
                        keepAll();
                    });
            getChildren().addAll(fields, remove);
        }

        private void keepWhenLeft(TextInputControl field) {
            field.focusedProperty().subscribe((before, focused) -> {
                if (before && !focused) {
                    keepAll();
                }
            });
        }

        NamedText text() {
            return new NamedText(name.getText().strip(), words.getText().strip());
        }
    }
}
