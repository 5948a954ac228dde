package lectern.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.PassingFiles;
import lectern.engine.host.Frame;

/** Hands pixels to the host: raw RGB in files that it maps into memory. They are gone when the answer is. */
final class ViewFiles implements AutoCloseable {

    private final Path folder;

    private ViewFiles(Path folder) {
        this.folder = folder;
    }

    static ViewFiles create() throws EngineException {
        try {
            return new ViewFiles(PassingFiles.createFolder("lectern-views"));
        } catch (IOException e) {
            throw diskProblem(e);
        }
    }

    /** The views by name alone. */
    static List<Frame.View> named(List<PlacedView> views) {
        return views.stream().map(ViewFiles::named).toList();
    }

    private static Frame.View named(PlacedView view) {
        return new Frame.View(Optional.empty(), view.name());
    }

    List<Frame.View> write(List<PlacedView> views) throws EngineException {
        return write(views, views.stream().map(PlacedView::name).collect(Collectors.toSet()));
    }

    /** @param wanted names of views that are written; of the others, only the name is handed over */
    List<Frame.View> write(List<PlacedView> views, Set<String> wanted) throws EngineException {
        try {
            return views.stream()
                    .map(view -> wanted.contains(view.name()) ? write(view) : named(view))
                    .toList();
        } catch (UncheckedIOException e) {
            throw diskProblem(e.getCause());
        }
    }

    private Frame.View write(PlacedView view) {
        var file = folder.resolve(view.name() + ".rgb");
        try {
            if (!Files.exists(file)) {
                Files.write(file, view.pixels().pixels());
            }
            return new Frame.View(Optional.of(file.toString()), view.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineException diskProblem(IOException e) {
        return new EngineException(Reason.WORKING_FILE,
                "The picture could not be prepared for the engine: " + e.getMessage()
                        + ". Is the disk full? Make room and ask again.", e);
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // Windows keeps files that a dying host still maps; the system clears its temporary folder.
                    file.toFile().deleteOnExit();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
