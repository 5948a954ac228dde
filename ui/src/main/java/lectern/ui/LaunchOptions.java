package lectern.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.engine.ModelFiles;

/**
 * What the window was started with.
 *
 * @param data folder for everything; empty for the usual one
 * @param model to open at the start; empty for the one that was used last
 */
record LaunchOptions(Optional<Path> data, Optional<ModelFiles> model) {

    /** @throws IllegalArgumentException with a sentence when they make no sense */
    static LaunchOptions parse(List<String> arguments) {
        Optional<Path> data = Optional.empty();
        Optional<Path> model = Optional.empty();
        Optional<Path> projector = Optional.empty();
        for (int i = 0; i < arguments.size(); i += 2) {
            var option = arguments.get(i);
            switch (option) {
                case "--data" -> data = Optional.of(value(arguments, i));
                case "--model" -> model = Optional.of(value(arguments, i));
                case "--mmproj" -> projector = Optional.of(value(arguments, i));
                default -> throw new IllegalArgumentException(
                        "The window does not know " + option
                                + ". It takes --data DIR, --model FILE and --mmproj FILE.");
            }
        }
        if (projector.isPresent() && model.isEmpty()) {
            throw new IllegalArgumentException("--mmproj needs --model: a projector belongs to a model.");
        }
        var found = projector;
        return new LaunchOptions(data, model.map(file -> new ModelFiles(file, found)));
    }

    private static Path value(List<String> arguments, int option) {
        if (option + 1 >= arguments.size()) {
            throw new IllegalArgumentException(arguments.get(option) + " needs a file or folder after it.");
        }
        var value = arguments.get(option + 1);
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(value + " cannot be a file or folder here.", e);
        }
    }
}
