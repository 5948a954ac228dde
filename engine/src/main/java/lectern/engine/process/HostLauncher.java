package lectern.engine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.host.HostMain;
import lectern.engine.host.HostOptions;

/**
 * The command that starts an engine host.
 *
 * @param command program and arguments
 */
public record HostLauncher(List<String> command) {

    /** System property: path of the launcher that an installed Lectern has for its engine. */
    public static final String LAUNCHER_PROPERTY = "lectern.host.launcher";

    /**
     * System property: the host's ahead-of-time cache (JEP 483, JEP 515), which halves its start; it may be missing.
     */
    public static final String AOT_CACHE_PROPERTY = "lectern.host.aot";

    /** System property: the file into which the host writes such a cache when it ends (JEP 514). */
    public static final String AOT_OUTPUT_PROPERTY = "lectern.host.aot.output";

    /**
     * Launchers made by jpackage leave this in the environment (seen with JDK 25.0.3): another one that finds it there
     * takes its arguments for those of Java, and ends.
     */
    static final String STARTED_BY_A_LAUNCHER = "_JPACKAGE_LAUNCHER";

    private static final String AOT_OUTPUT_FLAG = "-XX:AOTCacheOutput=";

    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC", "-Xmx512m", "-Djava.awt.headless=true",
            // Nothing but frames may reach standard output, not even Java's own warnings.
            "-Xlog:disable", "-Xlog:all=warning:stderr");

    public HostLauncher {
        command = List.copyOf(command);
    }

    /**
     * An installed Lectern has a launcher of its own for the host, because its trimmed runtime has no {@code java};
     * while developing, the host runs on the same Java and the same modules or classes as this process.
     */
    public static HostLauncher forThisProcess(HostOptions options) {
        return forThisProcess(options.toArguments());
    }

    /** The same for whatever {@link HostMain} does with these arguments. */
    public static HostLauncher forThisProcess(List<String> arguments) {
        var command = new ArrayList<String>();
        var launcher = System.getProperty(LAUNCHER_PROPERTY);
        if (launcher != null) {
            command.add(launcher);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM_FLAGS);
            file(AOT_CACHE_PROPERTY).filter(Files::exists).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
            file(AOT_OUTPUT_PROPERTY).ifPresent(output -> command.add(AOT_OUTPUT_FLAG + output));
            var module = HostMain.class.getModule();
            if (module.isNamed()) {
                command.addAll(List.of(
                        "--enable-native-access=" + module.getName() + ",llama,com.microsoft.onnxruntime",
                        "-p", System.getProperty("jdk.module.path"),
                        "-m", module.getName() + "/" + HostMain.class.getName()));
            } else {
                command.addAll(List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("java.class.path"),
                        HostMain.class.getName()));
            }
        }
        command.addAll(arguments);
        return new HostLauncher(command);
    }

    /** Ready to be started. */
    public ProcessBuilder process() {
        var process = new ProcessBuilder(command);
        process.environment().remove(STARTED_BY_A_LAUNCHER);
        return process;
    }

    /** Whether the host writes a cache of its start when it ends, and so must be let end by itself. */
    boolean recordsItsStart() {
        return command.stream().anyMatch(flag -> flag.startsWith(AOT_OUTPUT_FLAG));
    }

    private static Optional<Path> file(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of);
    }
}
