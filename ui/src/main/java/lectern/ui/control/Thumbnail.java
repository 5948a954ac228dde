package lectern.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A small picture with round corners; a drawn one stands in until, or if never, the picture itself can be shown. */
public final class Thumbnail extends StackPane {

    private static final double ROUND = 12;

    private final ImageView view = new ImageView();
    private final double maxWidth;
    private final double maxHeight;
    private final boolean square;

    private Thumbnail(ObservableValue<Image> image, String name, double maxWidth, double maxHeight, boolean square) {
        this.maxWidth = maxWidth;
        this.maxHeight = maxHeight;
        this.square = square;
        getStyleClass().add("thumbnail");
        var standIn = Controls.icon(Material2OutlinedAL.IMAGE);
        standIn.visibleProperty().bind(view.imageProperty().isNull());
        var edge = new Region();
        edge.getStyleClass().add("thumbnail-edge");
        edge.setMouseTransparent(true);
        getChildren().addAll(standIn, view, edge);
        view.setSmooth(true);
        view.setPreserveRatio(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        var clip = new Rectangle();
        clip.setArcWidth(2 * ROUND);
        clip.setArcHeight(2 * ROUND);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        image.subscribe(this::show);
    }

    /** All of the picture, as large as fits. */
    public static Thumbnail fitting(ObservableValue<Image> image, String name, double maxWidth, double maxHeight) {
        return new Thumbnail(image, name, maxWidth, maxHeight, false);
    }

    /** The middle of the picture, cut to a square. */
    public static Thumbnail square(ObservableValue<Image> image, String name, double side) {
        return new Thumbnail(image, name, side, side, true);
    }

    /** A button that looks like this picture. @param what it does */
    public Button button(String what, Runnable action) {
        var button = new Button(null, this);
        button.getStyleClass().setAll("button", "thumbnail-button");
        button.setOnAction(event -> action.run());
        Controls.name(button, what);
        return button;
    }

    private void show(Image image) {
        view.setImage(image);
        if (image == null) {
            fix(square ? maxWidth : maxWidth / 2, square ? maxHeight : maxHeight / 2);
        } else if (square) {
            double side = Math.min(image.getWidth(), image.getHeight());
            view.setViewport(new Rectangle2D(
                    (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side));
            view.setFitWidth(maxWidth);
            view.setFitHeight(maxHeight);
            fix(maxWidth, maxHeight);
        } else {
            double scale = Math.min(1, Math.min(maxWidth / image.getWidth(), maxHeight / image.getHeight()));
            double width = Math.max(24, Math.round(image.getWidth() * scale));
            double height = Math.max(24, Math.round(image.getHeight() * scale));
            view.setFitWidth(width);
            view.setFitHeight(height);
            fix(width, height);
        }
    }

    private void fix(double width, double height) {
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }
}
