package lectern.ui.conversations;

import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A conversation in the list. Changed by the view model alone, on the window's thread. */
public final class ConversationItem {

    private final long id;
    private final StringProperty title = new SimpleStringProperty();
    private final StringProperty heading = new SimpleStringProperty("");
    private boolean pinned;
    private boolean archived;
    private String folder = "";
    private final ObjectProperty<Instant> changed = new SimpleObjectProperty<>();

    ConversationItem(long id, String title, Instant changed) {
        this.id = id;
        this.title.set(title);
        this.changed.set(changed);
    }

    /** Its key in storage. */
    public long id() {
        return id;
    }

    /** What the person sees; empty until the first question names it. */
    public ReadOnlyStringProperty titleProperty() {
        return title;
    }

    /** When something was last said in it. */
    public ReadOnlyObjectProperty<Instant> changedProperty() {
        return changed;
    }

    /** What stands above it in the list, such as "Today"; empty unless it is the first of its group. */
    public ReadOnlyStringProperty headingProperty() {
        return heading;
    }

    /** Whether it stands above the others. */
    public boolean pinned() {
        return pinned;
    }

    /** Whether it is out of the way. */
    public boolean archived() {
        return archived;
    }

    /** The name of the folder it lies in; empty for none. */
    public String folder() {
        return folder;
    }

    void setPlace(boolean isPinned, boolean isArchived, String itsFolder) {
        folder = itsFolder;
        pinned = isPinned;
        archived = isArchived;
    }

    void setHeading(String words) {
        heading.set(words);
    }

    void setTitle(String next) {
        title.set(next);
    }

    void setChanged(Instant when) {
        changed.set(when);
    }
}
