package lectern.ui.composer;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.image.Image;
import lectern.app.AttachmentChoices;
import lectern.app.AttachmentView;
import lectern.app.pages.PagePart;

/** One attachment of the question that is being written. Changed by the view model alone, on the window's thread. */
public final class AttachmentModel {

    private final StringProperty name;
    private final Function<String, AttachmentView> add;
    private final ObjectProperty<AttachmentState> state = new SimpleObjectProperty<>(AttachmentState.READING);
    private final ObjectProperty<Image> thumbnail = new SimpleObjectProperty<>();
    private final ReadOnlyDoubleWrapper ahead = new ReadOnlyDoubleWrapper(Double.NaN);
    private Optional<AttachmentView> kept = Optional.empty();
    private String problem = "";

    /** @param add puts it into storage, given its password (empty for none); runs in the background */
    AttachmentModel(String name, Function<String, AttachmentView> add) {
        this.name = new SimpleStringProperty(name);
        this.add = add;
    }

    /** One that is in storage already. */
    AttachmentModel(AttachmentView kept) {
        this(kept.name(), password -> kept);
        ready(kept);
    }

    /** As the person knows it: the file's name, or what stands in for one. */
    public String name() {
        return name.get();
    }

    public ReadOnlyStringProperty nameProperty() {
        return name;
    }

    void rename(String other) {
        kept = kept.map(a -> a.named(other));
        name.set(other);
    }

    public ReadOnlyObjectProperty<AttachmentState> stateProperty() {
        return state;
    }

    public ReadOnlyObjectProperty<Image> thumbnailProperty() {
        return thumbnail;
    }

    /** How far it is read ahead of its question, 0 to 1; not a number while nothing is known of that. */
    public ReadOnlyDoubleProperty aheadProperty() {
        return ahead.getReadOnlyProperty();
    }

    void ahead(double fraction) {
        ahead.set(fraction);
    }

    void notAhead() {
        ahead.set(Double.NaN);
    }

    /** Why it was refused or is locked, as a sentence. */
    public String problem() {
        return problem;
    }

    AttachmentView add(String password) {
        return add.apply(password);
    }

    void reading() {
        state.set(AttachmentState.READING);
    }

    void lock(String why) {
        problem = why;
        state.set(AttachmentState.LOCKED);
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

    /** What is chosen for it; what is usual while it is not in storage. */
    public AttachmentChoices choices() {
        return kept.map(AttachmentView::choices).orElse(AttachmentChoices.USUAL);
    }

    /** How many pages it has; 1 while it is not in storage. */
    public int pages() {
        return kept.map(AttachmentView::pages).orElse(1);
    }

    /** The part of a page that it is; empty for whole pages. */
    public Optional<PagePart> part() {
        return choices().part();
    }

    /** Whether it has words besides its looks, which may go along or not. */
    public boolean hasTextLayer() {
        return kept.filter(a -> a.format().equals("PDF")).isPresent();
    }

    /** Whether it is words alone, such as a text or a Word file, which has no size of its own. */
    boolean isText() {
        return kept.filter(a -> a.width() == 1 && a.height() == 1).isPresent();
    }

    void choose(AttachmentChoices choices) {
        kept = kept.map(a -> a.with(choices));
    }

    void ready(AttachmentView attachment) {
        kept = Optional.of(attachment);
        state.set(AttachmentState.READY);
    }
}
