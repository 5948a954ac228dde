package lectern.ui.transcript;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;

/** A picture of a message: its name at once, a small version of it when it comes near the view. */
public final class PictureModel {

    /** Longest side of the small version, in pixels: twice what is shown, for dense screens. */
    static final int SIDE = 440;

    private final String name;
    private final Consumer<PictureModel> load;
    private final ObjectProperty<Image> thumbnail = new SimpleObjectProperty<>();
    private boolean wanted;

    /** @param load reads the small version in the background and calls {@link #setThumbnail} */
    PictureModel(String name, Consumer<PictureModel> load) {
        this.name = name;
        this.load = Objects.requireNonNull(load);
    }

    public String name() {
        return name;
    }

    /** Null until it has been read, and for good if it cannot be. */
    public ReadOnlyObjectProperty<Image> thumbnailProperty() {
        return thumbnail;
    }

    /** It comes near the view. */
    void show() {
        if (!wanted) {
            wanted = true;
            load.accept(this);
        }
    }

    /** What kept it from being read is gone. */
    public void again() {
        if (wanted && thumbnail.get() == null) {
            load.accept(this);
        }
    }

    /** It is far from the view: gives its memory back. */
    void release() {
        wanted = false;
        thumbnail.set(null);
    }

    void setThumbnail(Image image) {
        if (wanted) {
            thumbnail.set(image);
        }
    }
}
