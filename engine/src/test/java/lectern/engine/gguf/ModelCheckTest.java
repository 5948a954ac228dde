package lectern.engine.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import lectern.engine.gguf.GgufException.Reason;
import lectern.engine.testmodel.GgufWriter;
import lectern.engine.testmodel.TinyGemma;
import lectern.engine.testmodel.TinyVocabulary;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {

    @TempDir
    private Path folder;

    private final TinyGemma tiny = new TinyGemma();

    @Test
    void aProjectorGivenAsTheModelIsCalledAProjector() {
        var file = tiny.projector().write().writeTo(folder.resolve("mmproj.gguf"));

        assertRefusal(Reason.UNSUPPORTED, () -> ModelCheck.checkModel(file))
                .startsWith("“mmproj.gguf” is a projector");
    }

    @Test
    void aModelGivenAsTheProjectorIsCalledALanguageModel() {
        var file = tiny.model().write().writeTo(folder.resolve("gemma.gguf"));

        assertRefusal(Reason.UNSUPPORTED, () -> ModelCheck.checkProjector(file))
                .startsWith("“gemma.gguf” is a language model, not a projector");
    }

    @Test
    void aPairTheWrongWayRoundIsToldToSwap() throws Exception {
        var files = tiny.write(folder);

        assertRefusal(Reason.MISMATCH, () -> ModelCheck.checkPair(files.projector().orElseThrow(), files.model()))
                .contains("wrong way round", "Swap them");
    }

    @Test
    void aProjectorOfAnotherWidthIsRefusedNamingBothFilesAndWidths() {
        var model = tiny.model().write().writeTo(folder.resolve("gemma.gguf"));
        var projector = tiny.withWidth(96).projector().write().writeTo(folder.resolve("other.gguf"));

        assertRefusal(Reason.MISMATCH, () -> ModelCheck.checkPair(model, projector))
                .contains("“other.gguf”", "width 96", "“gemma.gguf”", "width 64");
    }

    @Test
    void aModelWithoutImageTokensTakesNoProjector() {
        var tokens = new ArrayList<>(new TinyVocabulary().tokens());
        tokens.set(tokens.indexOf("<start_of_image>"), "<unused500>");
        var model = tiny.model().strings("tokenizer.ggml.tokens", tokens).write()
                .writeTo(folder.resolve("gemma.gguf"));
        var projector = tiny.projector().write().writeTo(folder.resolve("mmproj.gguf"));

        assertRefusal(Reason.MISMATCH, () -> ModelCheck.checkPair(model, projector))
                .contains("cannot be shown pictures");
    }

    @Test
    void anotherArchitectureIsNamed() {
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().string("general.architecture", "llama"))
                .contains("architecture “llama”");
    }

    @Test
    void anotherKindOfProjectorIsNamed() {
        assertProjectorRefused(Reason.UNSUPPORTED, tiny.projector().string("clip.projector_type", "qwen2vl_merger"))
                .contains("“qwen2vl_merger”");
    }

    @Test
    void onePartOfASplitModelIsToldToMerge() {
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().raw("split.count", GgufType.UINT16, new byte[] {3, 0}))
                .contains("3 parts", "Merge");
    }

    @Test
    void whatWouldAbortTheNativeLoaderIsRefused() {
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("gemma3.block_count", 0));
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("gemma3.block_count", 513));
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("gemma3.attention.head_count_kv", 3));
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().string("gemma3.rope.scaling.type", "sideways"));
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().uint32("gemma3.expert_count", 8));
        assertModelRefused(Reason.DAMAGED, tiny.model().float32("gemma3.attention.layer_norm_rms_epsilon", -1));
        assertModelRefused(Reason.DAMAGED, tiny.model().float32("gemma3.rope.freq_base", Float.NaN));
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("gemma3.attention.key_length", 33));
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("gemma3.attention.value_length", 16));
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().bool("gemma3.attention.causal", false));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.embedding_length", 96));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.patch_size", 0));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.projector.scale_factor", 3));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.attention.head_count", 7));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.image_size", 57));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().uint32("clip.vision.block_count", 3));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().float32("clip.vision.patch_size", 14));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().string("clip.use_gelu", "yes"));
        assertProjectorRefused(Reason.DAMAGED,
                tiny.projector().float32("clip.vision.attention.layer_norm_epsilon", -1e-6f));
    }

    @Test
    void whatWouldLoadAndThenComputeNonsenseIsRefused() {
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().bool("clip.use_gelu", false));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().float32s("clip.vision.image_std", 0.5f, 0, 0.5f));
        assertProjectorRefused(Reason.DAMAGED, tiny.projector().float32s("clip.vision.image_mean", 0.5f));
        assertProjectorRefused(Reason.UNSUPPORTED, tiny.projector().bool("clip.has_audio_encoder", true));
        assertProjectorRefused(Reason.UNSUPPORTED,
                tiny.projector().tensor("v.pre_ln.weight", GgmlType.F32, new byte[64 * 4], 64));
    }

    @Test
    void everyTensorOfAModelHasToBeThereInItsShapeAndAType() {
        for (var name : tiny.model().write().fields().keySet().stream().filter(f -> f.startsWith("data ")).toList()) {
            var tensor = name.substring(5);
            if (!tensor.equals("output.weight")) {
                assertModelRefused(Reason.DAMAGED, tiny.model().withoutTensor(tensor)).contains(tensor, "missing");
            }
        }
        assertModelRefused(Reason.DAMAGED, withTensor(tiny.model(), "blk.6.attn_q.weight", GgmlType.F16, 64, 64))
                .contains("64×64", "64×128");
        assertModelRefused(Reason.UNSUPPORTED, withTensor(tiny.model(), "output_norm.weight", GgmlType.F16, 64))
                .contains("F16");
        assertModelRefused(Reason.UNSUPPORTED, withTensor(tiny.model(), "blk.0.attn_q.weight", GgmlType.I8, 64, 128));
        assertModelRefused(Reason.UNSUPPORTED, withTensor(tiny.model(), "blk.0.surprise.weight", GgmlType.F32, 64));
    }

    @Test
    void everyTensorOfAProjectorHasToBeThereInItsShapeAndAType() {
        for (var name : tiny.projector().write().fields().keySet().stream().filter(f -> f.startsWith("data "))
                .toList()) {
            var tensor = name.substring(5);
            assertProjectorRefused(Reason.DAMAGED, tiny.projector().withoutTensor(tensor)).contains(tensor, "missing");
        }
        assertProjectorRefused(Reason.DAMAGED,
                withTensor(tiny.projector(), "v.position_embd.weight", GgmlType.F32, 64, 15));
        assertProjectorRefused(Reason.UNSUPPORTED,
                withTensor(tiny.projector(), "mm.input_projection.weight", GgmlType.Q8_0, 64, 64));
    }

    @Test
    void aModelWhoseOutputIsTiedToItsEmbeddingsIsAccepted() throws Exception {
        var file = tiny.model().withoutTensor("output.weight").write().writeTo(folder.resolve("tied.gguf"));

        assertThat(ModelCheck.checkModel(file).layers()).isEqualTo(7);
    }

    @Test
    void aProjectorOfAnEarlyConverterWithExchangedNamesIsAccepted() throws Exception {
        var writer = tiny.projector();
        for (int i = 0; i < 2; i++) {
            var block = "v.blk." + i + ".";
            withTensor(writer, block + "ffn_down.weight", GgmlType.F16, 64, 160);
            withTensor(writer, block + "ffn_down.bias", GgmlType.F32, 160);
            withTensor(writer, block + "ffn_up.weight", GgmlType.F16, 160, 64);
            withTensor(writer, block + "ffn_up.bias", GgmlType.F32, 64);
        }
        var file = writer.write().writeTo(folder.resolve("early.gguf"));

        assertThat(ModelCheck.checkProjector(file).feedForwardWidth()).isEqualTo(160);
    }

    @Test
    void aVocabularyThatContradictsItselfIsRefused() {
        var tokens = new TinyVocabulary().tokens();
        var twice = new ArrayList<>(tokens);
        twice.set(900, twice.get(901));
        assertModelRefused(Reason.DAMAGED, tiny.model().strings("tokenizer.ggml.tokens", twice))
                .contains("900", "901", "the same");
        assertModelRefused(Reason.DAMAGED,
                tiny.model().strings("tokenizer.ggml.tokens", tokens.subList(0, tokens.size() - 1)));
        assertModelRefused(Reason.DAMAGED, tiny.model().strings("tokenizer.ggml.tokens", Collections.emptyList()));
        var noByte = new ArrayList<>(tokens);
        noByte.set(noByte.indexOf("<0x41>"), "<0x4");
        assertModelRefused(Reason.DAMAGED, tiny.model().strings("tokenizer.ggml.tokens", noByte)).contains("byte");
        assertModelRefused(Reason.DAMAGED, tiny.model().uint32("tokenizer.ggml.eos_token_id", tokens.size()));
        assertModelRefused(Reason.UNSUPPORTED, tiny.model().string("tokenizer.ggml.model", "gpt2"));
        assertModelRefused(Reason.DAMAGED, tiny.model().without("tokenizer.ggml.tokens"));
    }

    private static GgufWriter withTensor(GgufWriter writer, String name, GgmlType type, long... shape) {
        long elements = 1;
        for (long size : shape) {
            elements *= size;
        }
        var data = new byte[(int) (elements / type.blockSize() * type.blockBytes())];
        return writer.withoutTensor(name).tensor(name, type, data, shape);
    }

    private AbstractStringAssert<?> assertModelRefused(Reason reason, GgufWriter writer) {
        var file = writer.write().writeTo(folder.resolve("model.gguf"));
        return assertRefusal(reason, () -> ModelCheck.checkModel(file));
    }

    private AbstractStringAssert<?> assertProjectorRefused(Reason reason, GgufWriter writer) {
        var file = writer.write().writeTo(folder.resolve("projector.gguf"));
        return assertRefusal(reason, () -> ModelCheck.checkProjector(file));
    }

    static AbstractStringAssert<?> assertRefusal(Reason reason,
            ThrowingCallable check) {
        var refusal = assertThatExceptionOfType(GgufException.class).isThrownBy(check).actual();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        return assertThat(refusal.getMessage()).endsWith(".");
    }
}
