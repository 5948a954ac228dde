package lectern.ui.tables;

import java.util.Arrays;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lectern.app.extract.FieldType;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.emoji.WordsField;
import org.kordamp.ikonli.material2.Material2AL;

/** The fields of a table, one in a line: name, type, hint. */
final class FieldsPane extends VBox {

    private final TablesViewModel model;

    FieldsPane(TablesViewModel model) {
        this.model = model;
        setSpacing(8);
        getStyleClass().add("table-fields");
        model.drafts().addListener((ListChangeListener<FieldDraft>) change -> show());
        show();
    }

    private void show() {
        getChildren().setAll(model.drafts().stream().<Node>map(this::line).toList());
    }

    private Node line(FieldDraft draft) {
        int number = model.drafts().indexOf(draft) + 1;
        var name = text(Messages.text("tables.field.name"), Messages.text("tables.field.name.of", number));
        name.textProperty().bindBidirectional(draft.nameProperty());
        name.getStyleClass().add("field-name");
        name.setPrefColumnCount(11);
        name.setMinWidth(110);
        var type = new ComboBox<FieldType>();
        type.getItems().setAll(FieldType.values());
        type.valueProperty().bindBidirectional(draft.typeProperty());
        type.setAccessibleText(Messages.text("tables.field.type.of", number));
        type.setMinWidth(USE_PREF_SIZE);
        type.setConverter(new StringConverter<>() {
            @Override
            public String toString(FieldType value) {
                return value == null ? "" : typeName(value);
            }

            @Override
            public FieldType fromString(String name) {
                return Arrays.stream(FieldType.values())
                        .filter(type -> typeName(type).equals(name))
                        .findFirst()
                        .orElse(null);
            }
        });
        var hint = text(Messages.text("tables.field.hint"), Messages.text("tables.field.hint.of", number));
        hint.textProperty().bindBidirectional(draft.hintProperty());
        hint.getStyleClass().add("field-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        var remove = Controls.iconButton(
                Material2AL.CLOSE, Messages.text("tables.field.remove", number), () -> model.remove(draft));
        var line = new HBox(8, name, type, hint, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static TextField text(String prompt, String name) {
        var field = new WordsField();
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        return field;
    }

    private static String typeName(FieldType type) {
        return switch (type) {
            case TEXT -> Messages.text("tables.type.text");
            case NUMBER -> Messages.text("tables.type.number");
            case DATE -> Messages.text("tables.type.date");
            case AMOUNT -> Messages.text("tables.type.amount");
            case YES_NO -> Messages.text("tables.type.yes-no");
        };
    }
}
