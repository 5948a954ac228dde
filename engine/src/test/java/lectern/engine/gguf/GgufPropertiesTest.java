package lectern.engine.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.engine.testmodel.GgufWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class GgufPropertiesTest {

    private static Path file;

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempFile("random", ".gguf");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    record Tensor(GgmlType type, List<Long> shape) {}

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll("metadata") Map<String, GgufValue> metadata,
            @ForAll("tensors") List<Tensor> tensors) throws Exception {
        var writer = new GgufWriter();
        metadata.forEach((key, value) -> put(writer, key, value));
        for (int i = 0; i < tensors.size(); i++) {
            var tensor = tensors.get(i);
            long elements = tensor.shape().stream().reduce(1L, (a, b) -> a * b);
            var data = new byte[(int) (elements / tensor.type().blockSize() * tensor.type().blockBytes())];
            writer.tensor("t" + i, tensor.type(), data, tensor.shape().stream().mapToLong(Long::longValue).toArray());
        }

        var read = GgufFile.read(writer.write().writeTo(file));

        assertThat(read.metadata()).containsExactlyEntriesOf(metadata);
        assertThat(read.tensors().values()).extracting(t -> new Tensor(t.type(), t.shape()))
                .containsExactlyElementsOf(tensors);
        assertThat(read.tensors().values()).allSatisfy(t -> {
            assertThat(t.offset() % read.alignment()).isZero();
            assertThat(t.offset() + t.bytes()).isLessThanOrEqualTo(read.size());
        });
    }

    @Property(tries = 500)
    void randomBytesAreRefusedAndNothingElseHappens(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        assertRefusedOrRead(bytes);
    }

    @Property(tries = 1000)
    void randomBytesBehindAGoodStartAreRefusedOrRead(@ForAll @Size(max = 400) byte[] bytes,
            @ForAll("smallCounts") long tensors, @ForAll("smallCounts") long entries) throws IOException {
        assertRefusedOrRead(ByteBuffer.allocate(24 + bytes.length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46554747).putInt(3).putLong(tensors).putLong(entries).put(bytes).array());
    }

    @Property(tries = 500)
    void aFewChangedBytesNeverThrowAnythingElse(@ForAll("metadata") Map<String, GgufValue> metadata,
            @ForAll @Size(min = 1, max = 4) List<Integer> places, @ForAll byte value) throws IOException {
        var writer = new GgufWriter().tensor("t", GgmlType.F16, new byte[64], 32);
        metadata.forEach((key, entry) -> put(writer, key, entry));
        var bytes = writer.write().bytes();
        for (int place : places) {
            bytes[Math.floorMod(place, bytes.length)] = value;
        }
        assertRefusedOrRead(bytes);
    }

    private static void assertRefusedOrRead(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            GgufFile.read(file);
            ModelCheck.checkModel(file);
        } catch (GgufException e) {
            assertThat(e.getMessage()).startsWith("“").endsWith(".");
        }
        try {
            ModelCheck.checkProjector(file);
        } catch (GgufException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @Provide
    Arbitrary<Long> smallCounts() {
        return Arbitraries.longs().between(0, 4);
    }

    @Provide
    Arbitrary<List<Tensor>> tensors() {
        var type = Arbitraries.of(GgmlType.class);
        var sizes = Arbitraries.longs().between(1, 5).list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(type, sizes).as((t, shape) -> {
            var whole = new ArrayList<>(shape);
            whole.set(0, shape.getFirst() * t.blockSize());
            return new Tensor(t, List.copyOf(whole));
        }).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Map<String, GgufValue>> metadata() {
        var key = Arbitraries.strings().withChars("abcé.日_").ofMinLength(1).ofMaxLength(20)
                .filter(name -> !name.equals("general.alignment"));
        return Arbitraries.maps(key, values()).ofMaxSize(12).map(LinkedHashMap::new);
    }

    private static Arbitrary<GgufValue> values() {
        var text = Arbitraries.strings().all().ofMaxLength(30).filter(GgufPropertiesTest::isWellFormed);
        return Arbitraries.oneOf(
                Arbitraries.bytes().map(v -> new GgufValue.Int(GgufType.INT8, v)),
                Arbitraries.integers().between(0, 65535).map(v -> new GgufValue.Int(GgufType.UINT16, v)),
                Arbitraries.integers().map(v -> new GgufValue.Int(GgufType.INT32, v)),
                Arbitraries.longs().between(0, 0xffff_ffffL).map(v -> new GgufValue.Int(GgufType.UINT32, v)),
                Arbitraries.longs().map(v -> new GgufValue.Int(GgufType.UINT64, v)),
                Arbitraries.floats().map(v -> new GgufValue.Real(GgufType.FLOAT32, v)),
                Arbitraries.doubles().map(v -> new GgufValue.Real(GgufType.FLOAT64, v)),
                Arbitraries.of(true, false).map(GgufValue.Bool::new),
                text.map(GgufValue.Text::new),
                text.list().ofMaxSize(10).map(GgufPropertiesTest::texts),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40)
                        .map(v -> new GgufValue.Numbers(GgufType.INT8, ByteBuffer.wrap(v))));
    }

    /** Half of a surrogate pair has no UTF-8 form and could not come back. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static GgufValue texts(List<String> values) {
        var data = new ByteArrayOutputStream();
        var ends = new int[values.size()];
        for (int i = 0; i < ends.length; i++) {
            data.writeBytes(values.get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = data.size();
        }
        return new GgufValue.Texts(new GgufStrings(data.toByteArray(), ends));
    }

    private static void put(GgufWriter writer, String key, GgufValue value) {
        switch (value) {
            case GgufValue.Int(var type, var number) -> {
                var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
                writer.raw(key, type, Arrays.copyOf(bytes, type.bytes()));
            }
            case GgufValue.Real(var type, var number) when type == GgufType.FLOAT32 ->
                    writer.float32(key, (float) number);
            case GgufValue.Real(var type, var number) -> writer.raw(key, type,
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array());
            case GgufValue.Bool(var truth) -> writer.bool(key, truth);
            case GgufValue.Text(var text) -> writer.string(key, text);
            case GgufValue.Texts(var texts) -> writer.strings(key, texts);
            case GgufValue.Numbers numbers -> {
                var data = new byte[numbers.data().remaining()];
                numbers.data().get(data);
                writer.array(key, numbers.elementType(), numbers.size(), data);
            }
        }
    }
}
