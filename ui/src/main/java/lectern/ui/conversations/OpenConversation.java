package lectern.ui.conversations;

import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which conversation the window shows. The areas of the window follow it. */
public final class OpenConversation {

    private final ReadOnlyObjectWrapper<OptionalLong> id = new ReadOnlyObjectWrapper<>(OptionalLong.empty());

    /** Its key in storage; empty for a conversation that begins with the next question. */
    public ReadOnlyObjectProperty<OptionalLong> idProperty() {
        return id.getReadOnlyProperty();
    }

    public OptionalLong id() {
        return id.get();
    }

    public boolean is(long conversation) {
        return id.get().equals(OptionalLong.of(conversation));
    }

    public void show(long conversation) {
        id.set(OptionalLong.of(conversation));
    }

    /** Shows one that begins with the next question. */
    public void showNew() {
        id.set(OptionalLong.empty());
    }
}
