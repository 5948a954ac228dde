package lectern.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lectern.engine.EngineException;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of prepared weights and of a picture on its way, on the real ONNX Runtime. */
class OnnxEncoderTest {

    @TempDir
    Path folder;

    private final CancelFlag cancel = new CancelFlag();
    private Projector projector;

    @BeforeEach
    void write() throws Exception {
        var files = new TinyGemma().write(folder);
        projector = ModelCheck.checkProjector(files.projector().orElseThrow());
    }

    @Test
    void progress_is_told_for_every_block() throws Exception {
        var heard = new ArrayList<String>();
        try (var encoder = encoder(); var arena = Arena.ofShared()) {
            encoder.encode(noise(projector, arena, 1), arena, (done, all) -> heard.add(done + "/" + all), cancel)
                    .orElseThrow();
        }
        assertThat(heard).containsExactly("1/2", "2/2");
    }

    @Test
    void weights_are_prepared_once() throws Exception {
        var first = encode();
        var file = weights();
        // Its time changes, because it was used; what was written stays.
        var made = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assertThat(encode()).isEqualTo(first);
        assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(made);
    }

    @Test
    void weights_that_were_damaged_on_disk_are_made_again() throws Exception {
        var good = encode();
        for (long at : List.of(0L, Files.size(weights()) / 2, Files.size(weights()) - 20)) {
            try (var channel = FileChannel.open(weights(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.allocate(8);
                channel.read(bytes, at);
                for (int i = 0; i < 8; i++) {
                    bytes.put(i, (byte) ~bytes.get(i));
                }
                channel.write(bytes.flip(), at);
            }
            assertThat(encode()).as("damaged at " + at).isEqualTo(good);
        }
    }

    @Test
    void weights_that_were_cut_short_are_made_again() throws Exception {
        var good = encode();
        try (var channel = FileChannel.open(weights(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }
        assertThat(encode()).isEqualTo(good);
    }

    @Test
    void a_projector_that_changed_under_its_name_gets_weights_of_its_own() throws Exception {
        var first = encode();
        var other = new TinyGemma().withSeed(99).write(folder.resolve("other"));
        Files.copy(other.projector().orElseThrow(), projector.path(), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(projector.path(), FileTime.fromMillis(1_000_000));
        assertThat(encode()).isNotEqualTo(first);
    }

    @Test
    void a_cancelled_picture_ends_early_and_the_next_one_is_right() throws Exception {
        var good = encode();
        try (var encoder = encoder(); var arena = Arena.ofShared()) {
            var pixels = noise(projector, arena, 1);
            VisionEncoder.Progress stopAfterOne = (done, all) -> {
                assertThat(done).isEqualTo(1);
                cancel.set();
            };
            assertThat(encoder.encode(pixels, arena, stopAfterOne, cancel)).isEmpty();
            assertThat(encoder.encode(pixels, arena, (done, all) -> {}, cancel)).isEmpty();
            cancel.clear();
            var tokens = encoder.encode(pixels, arena, (done, all) -> {}, cancel).orElseThrow().tokens();
            assertThat(tokens.toArray(ValueLayout.JAVA_FLOAT)).isEqualTo(good);
        }
    }

    @Test
    void a_picture_that_was_left_off_is_gone_on_with_where_it_was() throws Exception {
        var good = encode();
        try (var encoder = encoder(); var arena = Arena.ofShared()) {
            var pixels = noise(projector, arena, 1);
            VisionEncoder.Progress stopAfterTwo = (done, all) -> {
                if (done == 2) {
                    cancel.set();
                }
            };
            assertThat(encoder.encode(pixels, arena, stopAfterTwo, cancel)).isEmpty();
            cancel.clear();
            // Another comes first, and its graphs may go meanwhile.
            encoder.encode(noise(projector, arena, 2), arena, (done, all) -> {}, cancel).orElseThrow();
            encoder.release();
            var heard = new ArrayList<String>();
            var tokens = encoder.encode(pixels, arena, (done, all) -> heard.add(done + "/" + all), cancel)
                    .orElseThrow().tokens();
            assertThat(heard).containsExactly("2/2");
            assertThat(tokens.toArray(ValueLayout.JAVA_FLOAT)).isEqualTo(good);
        }
    }

    @Test
    void a_cancelled_preparation_leaves_nothing_behind() throws Exception {
        cancel.set();
        try (var encoder = encoder()) {
            assertThat(encoder.prepare((done, all) -> {}, cancel)).isFalse();
        }
        try (var files = Files.walk(cache())) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        } catch (NoSuchFileException e) {
            assertThat(cache()).doesNotExist();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_in_a_sentence() throws Exception {
        Files.writeString(cache(), "a file where a folder should be");
        try (var encoder = encoder()) {
            assertThatThrownBy(() -> encoder.prepare((done, all) -> {}, cancel))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("could not be prepared")
                    .hasMessageEndingWith(".");
        }
    }

    private float[] encode() throws Exception {
        try (var encoder = encoder(); var arena = Arena.ofShared()) {
            return encoder.encode(noise(projector, arena, 1), arena, (done, all) -> {}, cancel)
                    .orElseThrow().tokens().toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private OnnxEncoder encoder() {
        return new OnnxEncoder(projector, Precision.F32, cache(), 1);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private Path weights() throws IOException {
        try (var files = Files.list(cache())) {
            return files.filter(f -> f.toString().endsWith(".weights")).findFirst().orElseThrow();
        }
    }

    static Pixels noise(Projector projector, Arena arena, int seed) {
        int side = projector.imageSize();
        var bytes = new byte[3 * side * side];
        new Random(seed).nextBytes(bytes);
        return Pixels.of(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes), side, projector.imageMean(),
                projector.imageStd(), arena);
    }
}
