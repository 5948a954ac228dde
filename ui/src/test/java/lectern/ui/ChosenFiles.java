package lectern.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.ui.control.FileDialogs;

/** Dialogs that choose at once what the test says. */
final class ChosenFiles implements FileDialogs {

    /** What was opened in the browser. */
    final java.util.List<java.net.URI> browsed = new java.util.ArrayList<>();

    List<Path> pictures = List.of();
    Optional<Path> model = Optional.empty();
    Optional<Path> export = Optional.empty();
    Optional<Path> chosenFolder = Optional.empty();
    Optional<Path> table = Optional.empty();
    Optional<Path> imported = Optional.empty();

    @Override
    public List<Path> choosePictures() {
        return pictures;
    }

    @Override
    public Optional<Path> chooseModelFile(String title, Optional<Path> near) {
        return model;
    }

    @Override
    public Optional<Path> chooseExport(String name) {
        return export;
    }

    @Override
    public Optional<Path> chooseFolder() {
        return chosenFolder;
    }

    @Override
    public Optional<Path> chooseTable(String name) {
        return table;
    }

    @Override
    public Optional<Path> chooseImport() {
        return imported;
    }

    @Override
    public void browse(java.net.URI address) {
        browsed.add(address);
    }
}
