package lectern.engine.testmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.ModelCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyGemmaTest {

    @TempDir
    private Path folder;

    @Test
    void thePairIsAModelAndAProjectorThatFit() throws Exception {
        var files = new TinyGemma().write(folder);

        var model = ModelCheck.checkModel(files.model());
        var projector = ModelCheck.checkProjector(files.projector().orElseThrow());
        ModelCheck.checkPair(model, projector);

        assertThat(model.layers()).isEqualTo(7);
        assertThat(model.slidingWindow()).isEqualTo(TinyGemma.SLIDING_WINDOW);
        assertThat(model.contextLength()).isEqualTo(2048);
        assertThat(model.quantization()).isEqualTo("F16");
        assertThat(model.chatTokens()).isTrue();
        assertThat(model.imageTokens()).isTrue();
        assertThat(model.chatTemplate()).isTrue();
        assertThat(projector.tokensPerImage()).isEqualTo(4);
        assertThat(Files.size(files.model()) + Files.size(files.projector().orElseThrow())).isLessThan(2_000_000);
    }

    @Test
    void everyChoiceMakesAPairThatFits() throws Exception {
        var tiny = new TinyGemma().withSeed(9).withLayers(13).withWidth(96).withContextLength(4096)
                .withImageSize(112).withWeights(GgmlType.F32);
        var files = tiny.write(folder);

        var model = ModelCheck.checkModel(files.model());
        var projector = ModelCheck.checkProjector(files.projector().orElseThrow());
        ModelCheck.checkPair(model, projector);

        assertThat(model.layers()).isEqualTo(13);
        assertThat(model.embeddingWidth()).isEqualTo(96);
        assertThat(model.quantization()).isEqualTo("F32");
        assertThat(projector.tokensPerImage()).isEqualTo(tiny.tokensPerImage()).isEqualTo(16);
    }

    @Test
    void theSameSeedIsTheSameBytesEverywhere() throws Exception {
        assertThat(sha256(new TinyGemma().model().write()))
                .isEqualTo("02a940a00e6f1b8fb9a5f2b2c8b8cb8357b704e4c77a02cf4c1c56012f27136e");
        assertThat(sha256(new TinyGemma().projector().write()))
                .isEqualTo("8fda0fe6632455212d4ae4db84534e549464d819ab9fc3fe3eab6aace9cce8ea");
    }

    @Test
    void anotherSeedIsAnotherModel() {
        assertThat(new TinyGemma().withSeed(2).model().write().bytes())
                .isNotEqualTo(new TinyGemma().model().write().bytes());
    }

    @Test
    void theVocabularyHasGemmasControlTokensUnderTheirRealIds() {
        var tokens = new TinyVocabulary().tokens();

        assertThat(tokens.subList(0, 5)).containsExactly("<pad>", "<eos>", "<bos>", "<unk>", "<mask>");
        assertThat(tokens.get(TinyVocabulary.START_OF_TURN)).isEqualTo("<start_of_turn>");
        assertThat(tokens.get(TinyVocabulary.END_OF_TURN)).isEqualTo("<end_of_turn>");
        assertThat(tokens.get(107)).isEqualTo("\n");
        assertThat(tokens.get(108)).isEqualTo("\n\n");
        assertThat(tokens).contains("▁the", "▁picture", "<0xF0>", "中").doesNotHaveDuplicates();
    }

    private static String sha256(GgufImage image) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image.bytes()));
    }
}
