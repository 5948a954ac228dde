package lectern.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import lectern.app.AppPaths;
import lectern.app.Logs;
import lectern.engine.ModelFiles;
import lectern.storage.Library;
import lectern.storage.StorageException;
import picocli.CommandLine.Option;

/** Where a command finds what Lectern keeps. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder. Default: that of the window, or the one in LECTERN_DATA.")
    private Path data;

    /** The folders of this run; its log goes there from now on. */
    AppPaths open() {
        var paths = AppPaths.find(Optional.ofNullable(data));
        Logs.keepIn(paths.logs());
        return paths;
    }

    /**
     * The model that the window opened last. Empty as well when the window has the library open, or when it cannot be
     * read: then a model can still be named.
     */
    static Optional<ModelFiles> lastModel(AppPaths paths) {
        if (!Library.isIn(paths.data())) {
            return Optional.empty();
        }
        try (var library = Library.open(paths.data())) {
            return library.models().list().stream()
                    .findFirst()
                    .map(model -> new ModelFiles(model.model(), model.projector()));
        } catch (StorageException e) {
            return Optional.empty();
        }
    }
}
