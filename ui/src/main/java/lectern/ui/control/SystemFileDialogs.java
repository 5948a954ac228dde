package lectern.ui.control;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import lectern.ui.Messages;

/** The dialogs of the operating system. */
public final class SystemFileDialogs implements FileDialogs {

    private static final List<String> PICTURES = List.of(
            "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp", "*.webp", "*.tif", "*.tiff",
            "*.PNG", "*.JPG", "*.JPEG", "*.GIF", "*.BMP", "*.WEBP", "*.TIF", "*.TIFF",
            "*.pdf", "*.PDF", "*.txt", "*.md", "*.csv", "*.docx", "*.odt");

    private final Supplier<Window> owner;
    private final Consumer<String> browser;

    /**
     * @param owner the window that waits for the dialog
     * @param browser opens an address, as {@code HostServices::showDocument} does
     */
    public SystemFileDialogs(Supplier<Window> owner, Consumer<String> browser) {
        this.owner = owner;
        this.browser = browser;
    }

    @Override
    public void browse(URI address) {
        browser.accept(address.toASCIIString());
    }

    @Override
    public List<Path> choosePictures() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.pictures.title"));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(Messages.text("dialog.pictures.kind"), PICTURES),
                        new ExtensionFilter(Messages.text("dialog.all"), "*"));
        var chosen = chooser.showOpenMultipleDialog(owner.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseExport(String name) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.export.title"));
        chooser.setInitialFileName(name + ".md");
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(Messages.text("dialog.export.markdown"), "*.md"),
                        new ExtensionFilter(Messages.text("dialog.export.html"), "*.html"),
                        new ExtensionFilter(Messages.text("dialog.export.pdf"), "*.pdf"),
                        new ExtensionFilter(Messages.text("dialog.export.json"), "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("dialog.folder.title"));
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseTable(String name) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.table.title"));
        chooser.setInitialFileName(name + ".xlsx");
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(Messages.text("dialog.table.xlsx"), "*.xlsx"),
                        new ExtensionFilter(Messages.text("dialog.table.csv"), "*.csv"));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseImport() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.import.title"));
        chooser.getExtensionFilters().setAll(new ExtensionFilter("JSON", "*.json", "*.JSON"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseModelFile(String title, Optional<Path> near) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        near.map(Path::getParent)
                .filter(Files::isDirectory)
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(Messages.text("dialog.models.kind"), "*.gguf", "*.GGUF"),
                        new ExtensionFilter(Messages.text("dialog.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }
}
