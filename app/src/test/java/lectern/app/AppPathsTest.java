package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppPathsTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linux_follows_the_base_directory_specification() {
        assertThat(find("Linux", Map.of())).isEqualTo(new AppPaths(
                HOME.resolve(".local/share/lectern"),
                HOME.resolve(".cache/lectern"),
                HOME.resolve(".local/state/lectern/logs")));
        assertThat(find("Linux", Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "relative", "XDG_STATE_HOME", "")))
                .isEqualTo(new AppPaths(
                        Path.of("/d/lectern"),
                        HOME.resolve(".cache/lectern"),
                        HOME.resolve(".local/state/lectern/logs")));
    }

    @Test
    void macos_uses_the_library_folder() {
        assertThat(find("Mac OS X", Map.of("XDG_DATA_HOME", "/d"))).isEqualTo(new AppPaths(
                HOME.resolve("Library/Application Support/Lectern"),
                HOME.resolve("Library/Caches/Lectern"),
                HOME.resolve("Library/Logs/Lectern")));
    }

    @Test
    void windows_uses_the_local_application_data() {
        assertThat(find("Windows 11", Map.of("LOCALAPPDATA", "/appdata")).data())
                .isEqualTo(Path.of("/appdata/Lectern/Data"));
        assertThat(find("Windows 11", Map.of()).logs()).isEqualTo(HOME.resolve("AppData/Local/Lectern/Logs"));
    }

    @Test
    void the_option_goes_before_the_variable_and_both_hold_everything() {
        var environment = Map.of("LECTERN_DATA", "/env");
        assertThat(find("Linux", environment)).isEqualTo(AppPaths.under(Path.of("/env")));
        assertThat(AppPaths.find(Optional.of(Path.of("/option")), "Linux", HOME, environment)).isEqualTo(new AppPaths(
                Path.of("/option").toAbsolutePath(),
                Path.of("/option/cache").toAbsolutePath(),
                Path.of("/option/logs").toAbsolutePath()));
    }

    private static AppPaths find(String system, Map<String, String> environment) {
        return AppPaths.find(Optional.empty(), system, HOME, environment);
    }
}
