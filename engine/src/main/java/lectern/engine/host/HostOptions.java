package lectern.engine.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a host is started.
 *
 * @param engine {@code auto}, {@code llama.cpp} or {@code java-llama}
 * @param natives the folder that {@code make-natives.cmake} wrote
 * @param cpuVariant a CPU library by name, such as {@code haswell}; empty for the best on this processor
 */
public record HostOptions(String engine, Path natives, Optional<String> cpuVariant) {

    public static final String AUTO = "auto";
    public static final String LLAMA_CPP = "llama.cpp";
    public static final String JAVA_LLAMA = "java-llama";

    public List<String> toArguments() {
        var arguments = new ArrayList<>(List.of("--engine", engine, "--natives", natives.toString()));
        cpuVariant.ifPresent(variant -> arguments.addAll(List.of("--cpu", variant)));
        return arguments;
    }

    static HostOptions parse(String[] arguments) {
        var engine = AUTO;
        var natives = Path.of("");
        Optional<String> cpu = Optional.empty();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--engine" -> engine = arguments[i + 1];
                case "--natives" -> natives = Path.of(arguments[i + 1]);
                case "--cpu" -> cpu = Optional.of(arguments[i + 1]);
                default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
            }
        }
        return new HostOptions(engine, natives, cpu);
    }
}
