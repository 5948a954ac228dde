package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {

    @TempDir
    Path folder;

    @AfterEach
    void back() {
        var root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.OFF);
    }

    @Test
    void the_log_is_written_to_the_folder() throws Exception {
        Logs.keepIn(folder.resolve("logs"));
        LoggerFactory.getLogger("lectern.Test").info("Läuft");
        LoggerFactory.getLogger("lectern.Test").debug("not of interest");
        assertThat(Files.readString(folder.resolve("logs/lectern.log")))
                .contains("INFO", "Test: Läuft")
                .doesNotContain("not of interest");
    }

    @Test
    void a_folder_that_cannot_be_written_to_does_not_stop_the_program() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        Logs.keepIn(file.resolve("logs"));
        LoggerFactory.getLogger("lectern.Test").info("Goes on");
    }
}
