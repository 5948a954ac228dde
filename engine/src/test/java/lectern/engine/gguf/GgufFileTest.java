package lectern.engine.gguf;

import static lectern.engine.gguf.ModelCheckTest.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import lectern.engine.gguf.GgufException.Reason;
import lectern.engine.testmodel.GgufWriter;
import lectern.engine.testmodel.TinyGemma;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyTypeOfValueIsReadAsWritten() throws Exception {
        var file = GgufFile.read(new GgufWriter()
                .string("text", "日本 🦉")
                .uint32("number", 4_000_000_000L)
                .float32("factor", 0.5f)
                .bool("truth", true)
                .raw("negative", GgufType.INT16, new byte[] {(byte) 0xfe, (byte) 0xff})
                .strings("texts", List.of("", "a", "ß"))
                .float32s("factors", 1, 2.5f)
                .int32s("numbers", -1, 7)
                .tensor("weights", GgmlType.Q8_0, new byte[34 * 6], 64, 3)
                .write().writeTo(folder.resolve("all.gguf")));

        assertThat(file.version()).isEqualTo(3);
        assertThat(file.string("text")).contains("日本 🦉");
        assertThat(file.metadata().get("number")).isEqualTo(new GgufValue.Int(GgufType.UINT32, 4_000_000_000L));
        assertThat(file.metadata().get("negative")).isEqualTo(new GgufValue.Int(GgufType.INT16, -2));
        assertThat(file.float32("factor")).contains(0.5f);
        assertThat(file.bool("truth")).contains(true);
        assertThat(file.strings("texts").orElseThrow()).containsExactly("", "a", "ß");
        assertThat(file.numbers("factors", GgufType.FLOAT32).orElseThrow().floatAt(1)).isEqualTo(2.5f);
        assertThat(file.numbers("numbers", GgufType.INT32).orElseThrow().intAt(0)).isEqualTo(-1);
        assertThat(file.uint32("absent")).isEmpty();
        var tensor = file.tensors().get("weights");
        assertThat(tensor.shape()).containsExactly(64L, 3L);
        assertThat(tensor.bytes()).isEqualTo(34 * 6);
        assertThat(tensor.offset()).isEqualTo(file.dataOffset());
    }

    @Test
    void aValueOfAnotherTypeIsRefusedByTheGetter() throws Exception {
        var file = GgufFile.read(new GgufWriter().string("text", "a").uint32("huge", 4_000_000_000L)
                .write().writeTo(folder.resolve("a.gguf")));

        assertRefusal(Reason.DAMAGED, () -> file.uint32("text")).contains("text should be a u32 number and is string");
        assertRefusal(Reason.DAMAGED, () -> file.uint32("huge"));
        assertRefusal(Reason.DAMAGED, () -> file.strings("text"));
        assertRefusal(Reason.DAMAGED, () -> file.bool("text"));
        assertRefusal(Reason.DAMAGED, () -> file.float32("text"));
        assertRefusal(Reason.DAMAGED, () -> file.numbers("text", GgufType.INT32));
    }

    @Test
    void whatIsNoGgufIsNamed() throws Exception {
        assertKind("<!DOCTYPE html><html><body>404</body></html>", Reason.NOT_GGUF).contains("web page", "went wrong");
        assertKind("\n <html>", Reason.NOT_GGUF).contains("web page");
        assertKind("<?xml version='1.0'?><Error/>", Reason.NOT_GGUF).contains("XML");
        assertKind("version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", Reason.NOT_GGUF)
                .contains("Git LFS pointer", "git lfs pull");
        assertKind("PK\u0003\u0004\u0014\0\0\0archive/data.pkl", Reason.NOT_GGUF).contains("PyTorch");
        assertKind("PK\u0003\u0004\u0014\0\0\0readme.txt", Reason.NOT_GGUF).contains("ZIP");
        assertKind("\u0080\u0002}q\0", Reason.NOT_GGUF).contains("pickle");
        assertKind("\u0010\0\0\0\0\0\0\0{\"a\":{}}        ", Reason.NOT_GGUF).contains("safetensors");
        assertKind("tjgg\u0003\0\0\0", Reason.NOT_GGUF).contains("before GGUF");
        assertKind("\u001f\u008b\b\0", Reason.NOT_GGUF).contains("compressed");
        assertKind("%PDF-1.7", Reason.NOT_GGUF).contains("PDF");
        assertKind("\u0089PNG\r\n\u001a\n", Reason.NOT_GGUF).contains("picture");
        assertKind("{\"error\": \"Access denied\"}", Reason.NOT_GGUF).contains("JSON");
        assertKind("FUGG\0\0\0\u0003", Reason.NOT_GGUF).contains("big-endian");
        assertKind("x".repeat(37), Reason.NOT_GGUF).contains("GGUF mark");
        assertKind("hi", Reason.NOT_GGUF).contains("GGUF mark");
        assertKind("", Reason.INCOMPLETE).contains("empty (0 bytes)");
        assertKind("\0".repeat(4096), Reason.INCOMPLETE).contains("zeros");
    }

    @Test
    void aMissingFileAndAFolderGetTheirOwnSentence() {
        assertRefusal(Reason.MISSING, () -> GgufFile.read(folder.resolve("gone.gguf"))).contains("“gone.gguf”");
        assertRefusal(Reason.UNREADABLE, () -> GgufFile.read(folder)).contains("is a folder");
    }

    @Test
    void theEngineNamesTheFile() {
        assertThatThrownBy(() -> GgufFile.read(folder.resolve("gone.gguf")))
                .isInstanceOfSatisfying(GgufException.class, e ->
                        assertThat(e.toEngineException().arguments()).containsExactly("gone.gguf"));
    }

    @Test
    void otherVersionsAreRefused() throws Exception {
        var image = new TinyGemma().projector().write();

        assertHead(image.with("version", 1), Reason.UNSUPPORTED).contains("version 1");
        assertHead(image.with("version", 4), Reason.UNSUPPORTED).contains("Update Lectern");
        assertHead(image.with("version", 3 << 24), Reason.UNSUPPORTED).contains("big-endian");
        assertHead(image.with("version", 0), Reason.DAMAGED);
        assertThat(GgufFile.read(Files.write(folder.resolve("v2.gguf"), image.with("version", 2))).version())
                .isEqualTo(2);
    }

    @Test
    void aFileOf37BytesIsIncomplete() throws Exception {
        var head = ByteBuffer.allocate(37).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46554747).putInt(3).putLong(0).putLong(1).putLong(5).put("a".repeat(5).getBytes());

        assertHead(head.array(), Reason.INCOMPLETE).contains("37 bytes");
    }

    @Test
    void aFileOfSevenGigabytesIsReadAtOnce() throws Exception {
        var path = folder.resolve("large.gguf");
        var size = 7_000_000_000L;
        // Most file systems keep only what was written; the others need the room for a moment.
        Assumptions.assumeTrue(folder.toFile().getUsableSpace() > 2 * size, "There is no room for 7 GB");
        var image = new GgufWriter().tensor("a", GgmlType.F32, new byte[4], 1).write();
        var bytes = image.with("tensor a.shape0", size / 4);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(bytes);
            file.setLength(image.dataOffset() + size);
        }

        var file = Assertions.assertTimeout(Duration.ofSeconds(10), () -> GgufFile.read(path));
        assertThat(file.tensors().get("a").bytes()).isEqualTo(size);
    }

    @Test
    void aVocabularyOfGemmasSizeIsReadInWellUnderASecond() throws Exception {
        var tokens = IntStream.range(0, 262_144).mapToObj(i -> "▁token" + i).toList();
        var path = new GgufWriter().strings("tokenizer.ggml.tokens", tokens).write().writeTo(folder.resolve("v.gguf"));

        var file = Assertions.assertTimeout(Duration.ofSeconds(10), () -> GgufFile.read(path));
        assertThat(file.strings("tokenizer.ggml.tokens").orElseThrow()).isEqualTo(tokens);
    }

    private AbstractStringAssert<?> assertKind(String latin1, Reason reason) throws Exception {
        return assertHead(latin1.getBytes(StandardCharsets.ISO_8859_1), reason);
    }

    private AbstractStringAssert<?> assertHead(byte[] bytes, Reason reason) throws Exception {
        var path = Files.write(folder.resolve("file.gguf"), bytes);
        return assertRefusal(reason, () -> GgufFile.read(path)).contains("“file.gguf”");
    }
}
