package lectern.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import lectern.ui.composer.ClipboardReader;
import lectern.ui.composer.ClipboardReader.Content;

/** Takes what is dropped anywhere on the window, and says beforehand what will become of it. */
final class DropTarget {

    /** What dropping does. */
    interface Actions {
        void attach(List<Path> files);

        void attach(Image picture);

        void write(String words);

        void openModel(Path file);
    }

    private final DropOverlay overlay;
    private final Actions actions;
    private final BooleanSupplier ready;

    /** @param ready whether something can be dropped now */
    DropTarget(Node root, DropOverlay overlay, Actions actions, BooleanSupplier ready) {
        this.overlay = overlay;
        this.actions = actions;
        this.ready = ready;
        root.addEventFilter(DragEvent.DRAG_OVER, this::over);
        root.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
        // Sent to the root only when the pointer leaves it, not when it goes from one child to the next.
        root.setOnDragExited(event -> overlay.hide());
    }

    private void over(DragEvent event) {
        var dragboard = event.getDragboard();
        boolean something = dragboard.hasFiles() || dragboard.hasString() || dragboard.hasImage();
        if (ready.getAsBoolean() && something) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!overlay.isVisible()) {
                overlay.show(sentence(ClipboardReader.read(dragboard)));
            }
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        overlay.hide();
        if (!ready.getAsBoolean()) {
            return;
        }
        var content = ClipboardReader.read(event.getDragboard());
        switch (content) {
            case Content.Files(var files) when isModel(files) -> actions.openModel(files.getFirst().toPath());
            case Content.Files(var files) -> actions.attach(files.stream().map(File::toPath).toList());
            case Content.Words(var words) -> actions.write(words);
            case Content.Picture(var image) -> actions.attach(image);
            case Content.Nothing nothing -> {}
        }
        event.setDropCompleted(!(content instanceof Content.Nothing));
        event.consume();
    }

    private static String sentence(Content content) {
        return switch (content) {
            case Content.Files(var files) when isModel(files) -> Messages.text("drop.model");
            case Content.Files(var files) -> Messages.text("drop.files", files.size());
            case Content.Words words -> Messages.text("drop.words");
            case Content.Picture picture -> Messages.text("drop.files", 1);
            case Content.Nothing nothing -> Messages.text("drop.nothing");
        };
    }

    private static boolean isModel(List<File> files) {
        return files.size() == 1 && files.getFirst().getName().toLowerCase(Locale.ROOT).endsWith(".gguf");
    }
}
