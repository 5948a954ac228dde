package lectern.ui.composer;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import lectern.app.AttachmentView;

/** One attachment of the question that is being written. Changed by the view model alone, on the window's thread. */
public final class AttachmentModel {

    private final String name;
    private final ObjectProperty<AttachmentState> state = new SimpleObjectProperty<>(AttachmentState.READING);
    private final ObjectProperty<Image> thumbnail = new SimpleObjectProperty<>();
    private Optional<AttachmentView> kept = Optional.empty();
    private String problem = "";

    AttachmentModel(String name) {
        this.name = name;
    }

    /** As the person knows it: the file's name, or what stands in for one. */
    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<AttachmentState> stateProperty() {
        return state;
    }

    public ReadOnlyObjectProperty<Image> thumbnailProperty() {
        return thumbnail;
    }

    /** Why it was refused, as a sentence. */
    public String problem() {
        return problem;
    }

    void refuse(String why) {
        problem = why;
        state.set(AttachmentState.REFUSED);
    }

    void setThumbnail(Image image) {
        thumbnail.set(image);
    }

    /** As it is in storage; empty until it is, and for good if it was refused. */
    Optional<AttachmentView> kept() {
        return kept;
    }

    void ready(AttachmentView attachment) {
        kept = Optional.of(attachment);
        state.set(AttachmentState.READY);
    }
}
