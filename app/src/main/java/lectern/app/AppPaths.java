package lectern.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where Lectern keeps its files. Nothing is created here.
 *
 * <p>Linux: the XDG Base Directory Specification 0.8. macOS: Application Support, Caches and Logs of the user's Library
 * folder. Windows: the local AppData folder, so that a roaming profile does not carry the library about.
 *
 * @param data the library: database and pictures
 * @param cache what can be made again, such as image embeddings
 * @param logs log files
 */
public record AppPaths(Path data, Path cache, Path logs) {

    /** The environment variable that names a folder for everything. */
    public static final String VARIABLE = "LECTERN_DATA";

    private static final String NAME = "Lectern";

    public AppPaths {
        Objects.requireNonNull(data);
        Objects.requireNonNull(cache);
        Objects.requireNonNull(logs);
    }

    /**
     * The folders of this run: those of the option {@code --data} if it was given, else of {@value #VARIABLE}, else the
     * system's usual ones.
     */
    public static AppPaths find(Optional<Path> dataOption) {
        var home = Path.of(System.getProperty("user.home"));
        return find(dataOption, System.getProperty("os.name"), home, System.getenv());
    }

    /** Everything in one folder. */
    public static AppPaths under(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        return new AppPaths(root, root.resolve("cache"), root.resolve("logs"));
    }

    static AppPaths find(Optional<Path> dataOption, String system, Path home, Map<String, String> environment) {
        var folder = dataOption.or(() -> set(environment, VARIABLE).map(Path::of));
        if (folder.isPresent()) {
            return under(folder.get());
        }
        var os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var local = set(environment, "LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Local"));
            var root = local.resolve(NAME);
            return new AppPaths(root.resolve("Data"), root.resolve("Cache"), root.resolve("Logs"));
        }
        if (os.startsWith("mac")) {
            var library = home.resolve("Library");
            return new AppPaths(
                    library.resolve("Application Support").resolve(NAME),
                    library.resolve("Caches").resolve(NAME),
                    library.resolve("Logs").resolve(NAME));
        }
        var name = NAME.toLowerCase(Locale.ROOT);
        return new AppPaths(
                xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(name),
                xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(name),
                xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(name).resolve("logs"));
    }

    /** The specification says that a relative path counts as not set. */
    private static Path xdg(Map<String, String> environment, String variable, Path fallback) {
        return set(environment, variable).map(Path::of).filter(Path::isAbsolute).orElse(fallback);
    }

    private static Optional<String> set(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isBlank());
    }
}
