package lectern.engine.gguf;

import java.util.Set;

/**
 * Checks a language model file. Keys, defaults and shapes are those of llama.cpp's {@code gemma3} ({@code
 * llama-model.cpp}, {@code models/gemma3.cpp}); features of other architectures that the same loader would switch on
 * are refused, because the loader asserts their numbers.
 */
final class TextModelCheck {

    /** The architectures that Lectern's prompt and picture handling are made for. */
    static final Set<String> ARCHITECTURES = Set.of("gemma3");

    /** llama.cpp's {@code LLAMA_MAX_LAYERS}; more end the process. */
    private static final int MAX_LAYERS = 512;

    private static final int MAX_WIDTH = 1 << 20;
    private static final Set<String> ROPE_SCALINGS = Set.of("none", "linear", "yarn");

    private final GgufFile file;

    TextModelCheck(GgufFile file) {
        this.file = file;
    }

    TextModel check() throws GgufException {
        var architecture = architecture();
        refuseSplit();
        var numbers = new Hyperparameters(file, architecture + ".");
        int layers = numbers.size("block_count", MAX_LAYERS);
        int width = numbers.size("embedding_length", MAX_WIDTH);
        int feedForward = numbers.size("feed_forward_length", MAX_WIDTH);
        int contextLength = numbers.size("context_length", Integer.MAX_VALUE);
        int heads = numbers.size("attention.head_count", 1 << 16);
        int keyValueHeads = numbers.optionalSize("attention.head_count_kv", 1 << 16).orElse(heads);
        if (heads % keyValueHeads != 0) {
            throw GgufException.damaged(file.path(), heads + " attention heads cannot share " + keyValueHeads
                    + " key and value heads");
        }
        int headSize = headSize(numbers, width, heads);
        int slidingWindow = file.uint32(architecture + ".attention.sliding_window").orElse(0);
        checkFactors(numbers);
        refuseForeignFeatures(numbers, width);
        var vocabulary = VocabularyCheck.check(file);
        checkTensors(layers, width, feedForward, (long) heads * headSize, (long) keyValueHeads * headSize, headSize,
                vocabulary.size());
        long parameters = file.tensors().values().stream().mapToLong(GgufTensor::elements).sum();
        return new TextModel(file.path(), name(file), architecture, Quantization.of(file), layers, width, feedForward,
                heads, keyValueHeads, headSize, contextLength, vocabulary.size(), slidingWindow, parameters,
                file.size(), vocabulary.chatTokens(), vocabulary.imageTokens(),
                file.string("tokenizer.chat_template").isPresent());
    }

    static String name(GgufFile file) throws GgufException {
        return file.string("general.name").filter(name -> !name.isBlank())
                .orElseGet(() -> file.path().getFileName().toString());
    }

    private String architecture() throws GgufException {
        var architecture = file.string("general.architecture").orElseThrow(() -> GgufException.damaged(file.path(),
                "it does not say which architecture its model has"));
        if (!ARCHITECTURES.contains(architecture)) {
            throw GgufException.unsupported(file.path(), "is a model of the architecture “" + architecture
                    + "”. Lectern runs Gemma 3 models (architecture “gemma3”).");
        }
        return architecture;
    }

    private void refuseSplit() throws GgufException {
        if (file.metadata().get("split.count") instanceof GgufValue.Int(var ignored, var parts) && parts > 1) {
            throw GgufException.unsupported(file.path(), "is one of " + parts + " parts of a split model. Merge the"
                    + " parts with llama.cpp's “llama-gguf-split --merge”, or download the model as one file.");
        }
    }

    private int headSize(Hyperparameters numbers, int width, int heads) throws GgufException {
        int headSize = numbers.optionalSize("attention.key_length", 1 << 16).orElse(width / heads);
        if (headSize < 2 || headSize % 2 != 0) {
            throw GgufException.damaged(file.path(), "its attention heads would be " + headSize
                    + " numbers wide, and rotary positions need pairs");
        }
        int valueSize = numbers.optionalSize("attention.value_length", 1 << 16).orElse(width / heads);
        if (valueSize != headSize) {
            throw GgufException.damaged(file.path(), "its attention keys are " + headSize + " wide and its values "
                    + valueSize);
        }
        numbers.sameSize("attention.key_length_swa", headSize);
        numbers.sameSize("attention.value_length_swa", headSize);
        numbers.sameSize("rope.dimension_count", headSize);
        numbers.sameSize("rope.dimension_count_swa", headSize);
        return headSize;
    }

    private void checkFactors(Hyperparameters numbers) throws GgufException {
        numbers.epsilon("attention.layer_norm_rms_epsilon");
        numbers.optionalFactor("rope.freq_base", true);
        numbers.optionalFactor("rope.freq_base_swa", true);
        numbers.optionalFactor("rope.scaling.factor", false);
        numbers.optionalFactor("rope.scale_linear", false);
        numbers.optionalFactor("rope.scaling.attn_factor", false);
        numbers.optionalFactor("final_logit_softcapping", false);
        var scaling = file.string("gemma3.rope.scaling.type").orElse("linear");
        if (!ROPE_SCALINGS.contains(scaling)) {
            throw GgufException.unsupported(file.path(), "scales positions by “" + scaling
                    + "”, which Lectern does not know. Choose another file of the model.");
        }
    }

    private void refuseForeignFeatures(Hyperparameters numbers, int width) throws GgufException {
        numbers.sameSize("embedding_length_out", width);
        if (!numbers.isTrueByDefault("attention.causal")) {
            throw GgufException.unsupported(file.path(), "looks at text in both directions, as embedding models do, and"
                    + " cannot write. Choose a chat model.");
        }
        for (var key : new String[] {"expert_count", "expert_used_count", "expert_group_count",
                "expert_group_used_count", "nextn_predict_layers", "pooling_type", "dense_2_feat_out",
                "dense_3_feat_in", "classifier.output_labels"}) {
            numbers.unused(key);
        }
    }

    private void checkTensors(int layers, long width, long feedForward, long queries, long keys, long headSize,
            long vocabulary) throws GgufException {
        var tensors = new TensorCheck(file);
        tensors.matrix("token_embd.weight", width, vocabulary);
        tensors.vector("output_norm.weight", width);
        if (tensors.has("output.weight")) {
            tensors.matrix("output.weight", width, vocabulary);
        }
        for (int i = 0; i < layers; i++) {
            var block = "blk." + i + ".";
            for (var norm : new String[] {"attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"}) {
                tensors.vector(block + norm + ".weight", width);
            }
            tensors.vector(block + "attn_q_norm.weight", headSize);
            tensors.vector(block + "attn_k_norm.weight", headSize);
            linear(tensors, block + "attn_q", width, queries);
            linear(tensors, block + "attn_k", width, keys);
            linear(tensors, block + "attn_v", width, keys);
            tensors.optionalVector(block + "attn_q.bias", queries);
            tensors.optionalVector(block + "attn_k.bias", keys);
            tensors.optionalVector(block + "attn_v.bias", keys);
            linear(tensors, block + "attn_output", queries, width);
            linear(tensors, block + "ffn_gate", width, feedForward);
            linear(tensors, block + "ffn_up", width, feedForward);
            linear(tensors, block + "ffn_down", feedForward, width);
        }
        tensors.nothingElse(name -> true);
    }

    /** A weight matrix and the two numbers that some quantizations scale it and its input by. */
    private static void linear(TensorCheck tensors, String name, long in, long out) throws GgufException {
        tensors.matrix(name + ".weight", in, out);
        tensors.optionalVector(name + ".scale", 1);
        tensors.optionalVector(name + ".input_scale", 1);
    }
}
