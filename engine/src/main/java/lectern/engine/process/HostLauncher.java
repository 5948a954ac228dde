package lectern.engine.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC", "-Xmx512m", "-Xshare:auto", "-Djava.awt.headless=true");

    public HostLauncher {
        command = List.copyOf(command);
    }

    /**
     * An installed Lectern has a launcher of its own for the host, because its trimmed runtime has no {@code java}; while
     * developing, the host runs on the same Java and the same modules or classes as this process.
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
}
