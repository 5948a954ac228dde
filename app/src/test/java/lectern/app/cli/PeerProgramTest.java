package lectern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How another program is started: one whose libraries lie beside it, as those of llama.cpp do. */
@DisabledOnOs(OS.WINDOWS)
class PeerProgramTest {

    @TempDir
    Path folder;

    @Test
    void a_program_finds_its_own_libraries_beside_it_also_when_it_is_named_by_a_link() throws Exception {
        var program = program("llama.cpp", """
                [ -f libggml-cpu.so ] || exit 1
                for last; do :; done
                [ -f "$last" ] && echo "0.02 I mtmd batch encoding done in 2345 ms"
                """);
        Files.createFile(program.resolveSibling("libggml-cpu.so"));
        var peer = peer(Files.createSymbolicLink(folder.resolve("llama-mtmd-cli"), program));
        peer.run(Files.createFile(folder.resolve("picture.png")));
        peer.run(folder.resolve("picture.png"));
        assertThat(peer.problem()).isEmpty();
        assertThat(peer.seconds()).containsExactly(2.345, 2.345);
    }

    @Test
    void a_program_that_encodes_nothing_is_started_once_and_its_last_words_are_told() throws Exception {
        var peer = peer(program("broken", """
                echo started >> times
                echo "loading" ; echo "error: unknown architecture"
                """));
        peer.run(folder.resolve("picture.png"));
        peer.run(folder.resolve("picture.png"));
        assertThat(peer.problem()).hasValueSatisfying(why -> assertThat(why).endsWith("error: unknown architecture"));
        assertThat(folder.resolve("broken/times")).hasContent("started");
    }

    @Test
    void a_program_that_is_not_there_is_told_of() {
        var peer = peer(folder.resolve("nothing"));
        peer.run(folder.resolve("picture.png"));
        assertThat(peer.problem()).hasValueSatisfying(why -> assertThat(why).startsWith("It could not be started"));
        assertThat(peer.seconds()).isEmpty();
    }

    private Path program(String name, String script) throws IOException {
        var program = Files.createDirectory(folder.resolve(name)).resolve("llama-mtmd-cli");
        Files.writeString(program, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private PeerProgram peer(Path program) {
        return new PeerProgram("peer", program, Path.of("model.gguf"), Path.of("mmproj.gguf"), 1);
    }
}
