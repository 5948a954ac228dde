package lectern.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way from one process to another, and what is left of them. */
class PassingFilesTest {

    @TempDir
    Path place;

    private Path leftOver(String name) throws Exception {
        var folder = Files.createDirectory(place.resolve(name));
        Files.createDirectory(folder.resolve("views"));
        Files.writeString(folder.resolve("views/page.rgb"), "pixels");
        return folder;
    }

    /** A process that passes a file on, says where and waits. */
    static final class Passing {
        public static void main(String[] arguments) throws Exception {
            var folder = PassingFiles.mine(Path.of(arguments[0]));
            Files.writeString(folder.resolve("page.rgb"), "pixels");
            System.out.println(folder);
            System.in.read();
        }
    }

    @Test
    void what_a_process_has_passed_on_stays_while_it_lives_and_goes_when_it_was_killed() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Passing.class.getName(), place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var folder = Path.of(other.inputReader().readLine());
            PassingFiles.removeLeftOvers(place);
            assertThat(folder.resolve("page.rgb")).exists();
            other.destroyForcibly().waitFor();
            PassingFiles.removeLeftOvers(place);
            assertThat(folder).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void what_this_process_needs_stays() throws Exception {
        var mine = PassingFiles.mine(place);
        PassingFiles.removeLeftOvers(place);
        assertThat(mine).isDirectory();
        assertThat(PassingFiles.mine(place)).isEqualTo(mine);
    }

    @Test
    void a_folder_that_is_only_just_made_stays_until_it_is_plain_that_nobody_locks_it() throws Exception {
        var folder = leftOver("lectern-passing1");
        PassingFiles.removeLeftOvers(place);
        assertThat(folder).exists();
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        PassingFiles.removeLeftOvers(place);
        assertThat(folder).doesNotExist();
    }

    @Test
    void what_this_process_passes_on_lies_in_another_folder_once_its_lock_was_tidied_up() throws Exception {
        var before = PassingFiles.mine(place);
        Files.delete(before.resolve("lock"));
        var after = PassingFiles.mine(place);
        assertThat(after).isNotEqualTo(before);
        assertThat(after.resolve("lock")).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_lock_that_is_a_link_is_not_followed() throws Exception {
        var folder = leftOver("lectern-passing1");
        var elsewhere = place.resolve("elsewhere");
        Files.createSymbolicLink(folder.resolve("lock"), elsewhere);
        PassingFiles.removeLeftOvers(place);
        assertThat(elsewhere).doesNotExist();
        assertThat(folder).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_lock_that_is_a_pipe_is_not_waited_for() throws Exception {
        var folder = leftOver("lectern-passing1");
        var pipe = folder.resolve("lock").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        PassingFiles.removeLeftOvers(place);
        assertThat(folder).exists();
    }

    @Test
    void files_and_folders_of_others_stay() throws Exception {
        var file = Files.writeString(place.resolve("lectern-passing-note.txt"), "a file");
        var folder = leftOver("letters");
        PassingFiles.removeLeftOvers(place);
        assertThat(file).exists();
        assertThat(folder.resolve("views/page.rgb")).exists();
    }

    @Test
    void files_are_made_where_only_this_user_can_read() throws Exception {
        var file = PassingFiles.createFile("lectern-page", ".rgb");
        var folder = PassingFiles.createFolder("lectern-views");
        assertThat(file).isEmptyFile();
        assertThat(folder).isEmptyDirectory();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .allMatch(permission -> permission.name().startsWith("OWNER"));
        }
        Files.delete(file);
        Files.delete(folder);
    }
}
