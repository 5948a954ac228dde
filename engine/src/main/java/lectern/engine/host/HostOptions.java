package lectern.engine.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.EngineChoice;

/**
 * How a host is started.
 *
 * @param natives the folder that {@code make-natives.cmake} wrote
 * @param cpuVariant a CPU library by name, such as {@code haswell}; empty for the best on this processor
 * @param cache where what can be made again is kept, such as prepared weights; without it, nothing is
 */
public record HostOptions(EngineChoice engine, Path natives, Optional<String> cpuVariant, Optional<Path> cache) {

    public List<String> toArguments() {
        var arguments = new ArrayList<>(List.of("--engine", engine.id(), "--natives", natives.toString()));
        cpuVariant.ifPresent(variant -> arguments.addAll(List.of("--cpu", variant)));
        cache.ifPresent(folder -> arguments.addAll(List.of("--cache", folder.toString())));
        return arguments;
    }

    static HostOptions parse(String[] arguments) {
        var engine = EngineChoice.AUTO;
        var natives = Path.of("");
        Optional<String> cpu = Optional.empty();
        Optional<Path> cache = Optional.empty();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--engine" -> engine = EngineChoice.of(arguments[i + 1]);
                case "--natives" -> natives = Path.of(arguments[i + 1]);
                case "--cpu" -> cpu = Optional.of(arguments[i + 1]);
                case "--cache" -> cache = Optional.of(Path.of(arguments[i + 1]));
                default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
            }
        }
        return new HostOptions(engine, natives, cpu, cache);
    }
}
