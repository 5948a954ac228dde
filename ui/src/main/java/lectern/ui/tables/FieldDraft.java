package lectern.ui.tables;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lectern.app.extract.Field;
import lectern.app.extract.FieldType;

/** A field that is being written. */
public final class FieldDraft {

    private final StringProperty name;
    private final ObjectProperty<FieldType> type;
    private final StringProperty hint;

    FieldDraft(String name, FieldType type, String hint) {
        this.name = new SimpleStringProperty(name);
        this.type = new SimpleObjectProperty<>(type);
        this.hint = new SimpleStringProperty(hint);
    }

    static FieldDraft of(Field field) {
        return new FieldDraft(field.name(), field.type(), field.hint());
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<FieldType> typeProperty() {
        return type;
    }

    StringProperty hintProperty() {
        return hint;
    }

    boolean isNamed() {
        return !name.get().isBlank();
    }

    Field field() {
        return new Field(name.get(), type.get(), hint.get());
    }
}
