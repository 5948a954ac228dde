package lectern.engine.testmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.engine.ModelFiles;
import lectern.engine.gguf.GgmlType;

/**
 * A small Gemma-3-architecture model with random weights and a projector for it: every part of the real thing (local
 * and global layers, grouped heads, QK norm, byte fallback, control tokens, a SigLIP-style encoder with pooling), but
 * loaded in milliseconds. What it says means nothing, but is always the same, differs with prompt and picture, and
 * ends after some dozens of tokens.
 *
 * <p>Writes the pair to a folder from the command line: {@code java -cp … lectern.engine.testmodel.TinyGemma FOLDER}.
 *
 * @param seed another seed is another model of the same shape
 * @param layers transformer blocks; every sixth is global, so there should be at least seven
 * @param width floats in a token's embedding, a multiple of 32
 * @param contextLength tokens the model claims to be trained for
 * @param imageSize width and height in pixels of the projector's picture, a multiple of 28; 56 makes 4 image tokens
 * @param weights how matrices are stored: {@link GgmlType#F16} or {@link GgmlType#F32}
 */
public record TinyGemma(long seed, int layers, int width, int contextLength, int imageSize, GgmlType weights) {

    /** Tokens that the local layers look back. */
    public static final int SLIDING_WINDOW = 64;

    public static final String MODEL_FILE = "tiny-gemma.gguf";
    public static final String PROJECTOR_FILE = "mmproj-tiny-gemma.gguf";

    private static final int HEADS = 4;
    private static final int KEY_VALUE_HEADS = 2;
    private static final int HEAD_SIZE = 32;
    private static final int PATCH = 14;
    private static final int POOL = 2;
    private static final int VISION_BLOCKS = 2;
    private static final int VISION_WIDTH = 64;
    private static final int VISION_FEED_FORWARD = 160;
    private static final int VISION_HEADS = 4;

    /** How far scores of the next token lie apart: enough that rounding does not decide between them. */
    private static final double LOGIT_DEVIATION = 4;

    /** By how much the end of the turn stands out, so that an answer ends after some dozens of tokens. */
    private static final double END_FACTOR = 1.4;

    /** Query and key norm; their product is the deviation of attention scores, 3 being a sharp look at few tokens. */
    private static final float ATTENTION_SHARPNESS = 1.75f;

    private static final String TEMPLATE = """
            {{ bos_token }}{% for message in messages %}<start_of_turn>\
            {{ 'model' if message['role'] == 'assistant' else message['role'] }}
            {{ message['content'] | trim }}<end_of_turn>
            {% endfor %}{% if add_generation_prompt %}<start_of_turn>model
            {% endif %}""";

    /** Seven layers, width 64, context 2048, 56-pixel pictures that become 4 tokens, F16. */
    public TinyGemma() {
        this(1, 7, 64, 2048, 56, GgmlType.F16);
    }

    public TinyGemma withSeed(long newSeed) {
        return new TinyGemma(newSeed, layers, width, contextLength, imageSize, weights);
    }

    public TinyGemma withLayers(int newLayers) {
        return new TinyGemma(seed, newLayers, width, contextLength, imageSize, weights);
    }

    public TinyGemma withWidth(int newWidth) {
        return new TinyGemma(seed, layers, newWidth, contextLength, imageSize, weights);
    }

    public TinyGemma withContextLength(int newContextLength) {
        return new TinyGemma(seed, layers, width, newContextLength, imageSize, weights);
    }

    public TinyGemma withImageSize(int newImageSize) {
        return new TinyGemma(seed, layers, width, contextLength, newImageSize, weights);
    }

    public TinyGemma withWeights(GgmlType newWeights) {
        return new TinyGemma(seed, layers, width, contextLength, imageSize, newWeights);
    }

    /** How many image tokens one picture becomes. */
    public int tokensPerImage() {
        int side = imageSize / PATCH / POOL;
        return side * side;
    }

    /** Writes both files into a folder, which is created if it is not there. */
    public ModelFiles write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return ModelFiles.of(
                model().write().writeTo(folder.resolve(MODEL_FILE)),
                projector().write().writeTo(folder.resolve(PROJECTOR_FILE)));
    }

    /** The language model, to be changed or written. */
    public GgufWriter model() {
        var writer = new GgufWriter()
                .string("general.architecture", "gemma3")
                .string("general.type", "model")
                .string("general.name", "Tiny Gemma, random weights")
                .uint32("general.file_type", weights == GgmlType.F32 ? 0 : 1)
                .uint32("gemma3.context_length", contextLength)
                .uint32("gemma3.embedding_length", width)
                .uint32("gemma3.block_count", layers)
                .uint32("gemma3.feed_forward_length", 2L * width)
                .uint32("gemma3.attention.head_count", HEADS)
                .uint32("gemma3.attention.head_count_kv", KEY_VALUE_HEADS)
                .uint32("gemma3.attention.key_length", HEAD_SIZE)
                .uint32("gemma3.attention.value_length", HEAD_SIZE)
                .float32("gemma3.attention.layer_norm_rms_epsilon", 1e-6f)
                .uint32("gemma3.attention.sliding_window", SLIDING_WINDOW)
                .float32("gemma3.rope.freq_base", 1e6f)
                .string("gemma3.rope.scaling.type", "linear")
                .float32("gemma3.rope.scaling.factor", 8);
        var vocabulary = new TinyVocabulary();
        addVocabulary(writer, vocabulary);
        var fill = new RandomWeights(writer, seed);
        // Embeddings are multiplied by √width when they are looked up, which makes their numbers about 1.
        fill.random("token_embd.weight", weights, 1 / Math.sqrt(width), width, vocabulary.size());
        fill.rows("output.weight", weights, id -> outputDeviation(vocabulary, id), width, vocabulary.size());
        fill.constant("output_norm.weight", 1, width);
        for (int i = 0; i < layers; i++) {
            addLayer(fill, "blk." + i + ".");
        }
        return writer;
    }

    /** The projector, to be changed or written. */
    public GgufWriter projector() {
        var writer = new GgufWriter()
                .string("general.architecture", "clip")
                .string("general.type", "mmproj")
                .string("general.name", "Tiny Gemma's eye, random weights")
                .uint32("general.file_type", weights == GgmlType.F32 ? 0 : 1)
                .bool("clip.has_vision_encoder", true)
                .string("clip.projector_type", "gemma3")
                .bool("clip.use_gelu", true)
                .uint32("clip.vision.image_size", imageSize)
                .uint32("clip.vision.patch_size", PATCH)
                .uint32("clip.vision.projector.scale_factor", POOL)
                .uint32("clip.vision.embedding_length", VISION_WIDTH)
                .uint32("clip.vision.feed_forward_length", VISION_FEED_FORWARD)
                .uint32("clip.vision.block_count", VISION_BLOCKS)
                .uint32("clip.vision.projection_dim", width)
                .uint32("clip.vision.attention.head_count", VISION_HEADS)
                .float32("clip.vision.attention.layer_norm_epsilon", 1e-6f)
                .float32s("clip.vision.image_mean", 0.5f, 0.5f, 0.5f)
                .float32s("clip.vision.image_std", 0.5f, 0.5f, 0.5f);
        var fill = new RandomWeights(writer, seed);
        int side = imageSize / PATCH;
        fill.random("v.patch_embd.weight", GgmlType.F32, 1 / Math.sqrt(3 * PATCH * PATCH), PATCH, PATCH, 3,
                VISION_WIDTH);
        fill.random("v.patch_embd.bias", GgmlType.F32, 0.1, VISION_WIDTH);
        fill.random("v.position_embd.weight", GgmlType.F32, 0.3, VISION_WIDTH, (long) side * side);
        for (int i = 0; i < VISION_BLOCKS; i++) {
            addVisionBlock(fill, "v.blk." + i + ".");
        }
        addLayerNorm(fill, "v.post_ln");
        fill.random("mm.input_projection.weight", weights, 1 / Math.sqrt(VISION_WIDTH), width, VISION_WIDTH);
        fill.constant("mm.soft_emb_norm.weight", 1, VISION_WIDTH);
        return writer;
    }

    private void addVocabulary(GgufWriter writer, TinyVocabulary vocabulary) {
        writer.string("tokenizer.ggml.model", "llama")
                .string("tokenizer.ggml.pre", "default")
                .strings("tokenizer.ggml.tokens", vocabulary.tokens())
                .float32s("tokenizer.ggml.scores", vocabulary.scores())
                .int32s("tokenizer.ggml.token_type", vocabulary.types())
                .uint32("tokenizer.ggml.bos_token_id", TinyVocabulary.BOS)
                .uint32("tokenizer.ggml.eos_token_id", TinyVocabulary.EOS)
                .uint32("tokenizer.ggml.eot_token_id", TinyVocabulary.END_OF_TURN)
                .uint32("tokenizer.ggml.unknown_token_id", TinyVocabulary.UNKNOWN)
                .uint32("tokenizer.ggml.padding_token_id", TinyVocabulary.PAD)
                .bool("tokenizer.ggml.add_bos_token", true)
                .bool("tokenizer.ggml.add_eos_token", false)
                .bool("tokenizer.ggml.add_space_prefix", false)
                .string("tokenizer.chat_template", TEMPLATE);
    }

    /** Rows of zeros give a score of 0, far below the best, to tokens that are not for writing. */
    private double outputDeviation(TinyVocabulary vocabulary, int id) {
        double text = LOGIT_DEVIATION / Math.sqrt(width);
        if (id == TinyVocabulary.END_OF_TURN) {
            return END_FACTOR * text;
        }
        return vocabulary.isText(id) ? text : 0;
    }

    private void addLayer(RandomWeights fill, String block) {
        int queries = HEADS * HEAD_SIZE;
        int keys = KEY_VALUE_HEADS * HEAD_SIZE;
        int feedForward = 2 * width;
        for (var norm : new String[] {"attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"}) {
            fill.constant(block + norm + ".weight", 1, width);
        }
        fill.constant(block + "attn_q_norm.weight", ATTENTION_SHARPNESS, HEAD_SIZE);
        fill.constant(block + "attn_k_norm.weight", ATTENTION_SHARPNESS, HEAD_SIZE);
        addMatrix(fill, block + "attn_q", width, queries);
        addMatrix(fill, block + "attn_k", width, keys);
        addMatrix(fill, block + "attn_v", width, keys);
        addMatrix(fill, block + "attn_output", queries, width);
        addMatrix(fill, block + "ffn_gate", width, feedForward);
        addMatrix(fill, block + "ffn_up", width, feedForward);
        addMatrix(fill, block + "ffn_down", feedForward, width);
    }

    private void addVisionBlock(RandomWeights fill, String block) {
        addLayerNorm(fill, block + "ln1");
        addLayerNorm(fill, block + "ln2");
        for (var part : new String[] {"attn_q", "attn_k", "attn_v", "attn_out"}) {
            addMatrix(fill, block + part, VISION_WIDTH, VISION_WIDTH);
            fill.random(block + part + ".bias", GgmlType.F32, 0.02, VISION_WIDTH);
        }
        addMatrix(fill, block + "ffn_up", VISION_WIDTH, VISION_FEED_FORWARD);
        fill.random(block + "ffn_up.bias", GgmlType.F32, 0.02, VISION_FEED_FORWARD);
        addMatrix(fill, block + "ffn_down", VISION_FEED_FORWARD, VISION_WIDTH);
        fill.random(block + "ffn_down.bias", GgmlType.F32, 0.02, VISION_WIDTH);
    }

    private static void addLayerNorm(RandomWeights fill, String name) {
        fill.constant(name + ".weight", 1, VISION_WIDTH);
        fill.random(name + ".bias", GgmlType.F32, 0.02, VISION_WIDTH);
    }

    /** A matrix that leaves the size of what it multiplies about the same. */
    private void addMatrix(RandomWeights fill, String name, int in, int out) {
        fill.random(name + ".weight", weights, 1 / Math.sqrt(in), in, out);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: TinyGemma FOLDER");
            System.exit(2);
        }
        var files = new TinyGemma().write(Path.of(arguments[0]));
        System.out.println(files.model());
        System.out.println(files.projector().orElseThrow());
    }
}
