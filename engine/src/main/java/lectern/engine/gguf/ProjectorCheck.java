package lectern.engine.gguf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a vision encoder and projector file. Keys and tensors are those of mtmd's {@code clip.cpp} for the projector
 * type {@code gemma3}; mtmd ends the process on values of a wrong type and on shapes that do not fit together, and
 * compares hardly any shape itself.
 */
final class ProjectorCheck {

    private static final int MAX_WIDTH = 1 << 20;

    /** Attention memory grows with the square of this; Gemma 3 has 4,096. */
    private static final int MAX_PATCHES = 1 << 14;

    /** mtmd's default: Gemma 3 averages 4×4 patches. */
    private static final int DEFAULT_POOL = 4;

    private static final Set<GgmlType> KERNEL = Set.of(GgmlType.F32, GgmlType.F16);
    private static final Set<GgmlType> FLOATS = Set.of(GgmlType.F32, GgmlType.F16, GgmlType.BF16);

    private final GgufFile file;
    private final Hyperparameters vision;

    ProjectorCheck(GgufFile file) {
        this.file = file;
        this.vision = new Hyperparameters(file, "clip.vision.");
    }

    Projector check() throws GgufException {
        checkKind();
        int imageSize = vision.size("image_size", 1 << 14);
        int patchSize = vision.size("patch_size", imageSize);
        int poolSize = vision.optionalSize("projector.scale_factor", 1 << 14).orElse(DEFAULT_POOL);
        int side = patchGrid(imageSize, patchSize, poolSize);
        int blocks = vision.size("block_count", 1024);
        int width = vision.size("embedding_length", MAX_WIDTH);
        int feedForward = vision.size("feed_forward_length", MAX_WIDTH);
        int projection = vision.size("projection_dim", MAX_WIDTH);
        int heads = vision.size("attention.head_count", 1 << 16);
        vision.sameSize("attention.head_count_kv", heads);
        var ownHeadSize = vision.optionalSize("attention.head_dim", 1 << 16);
        if (ownHeadSize.isEmpty() && width % heads != 0) {
            throw GgufException.damaged(file.path(), "its " + heads + " attention heads cannot share a width of "
                    + width);
        }
        int headSize = ownHeadSize.orElse(width / heads);
        float epsilon = vision.epsilon("attention.layer_norm_epsilon");
        var mean = channels("image_mean", false);
        var std = channels("image_std", true);
        checkTensors(side, patchSize, blocks, width, feedForward, (long) heads * headSize, projection);
        return new Projector(file.path(), TextModelCheck.name(file), Quantization.of(file), imageSize, patchSize,
                poolSize, blocks, width, feedForward, heads, headSize, projection, epsilon, mean, std, file.size());
    }

    private void checkKind() throws GgufException {
        var architecture = file.string("general.architecture").orElse("missing");
        if (!architecture.equals("clip")) {
            throw GgufException.damaged(file.path(), "the architecture of a projector should be “clip” and is “"
                    + architecture + "”");
        }
        if (file.bool("clip.has_audio_encoder").orElse(false)
                || file.bool("clip.has_gen_audio_encoder").orElse(false)) {
            throw GgufException.unsupported(file.path(), "is a projector for sound, which Lectern does not use."
                    + " Choose the projector of a Gemma 3 model.");
        }
        var type = file.string("clip.projector_type").filter(name -> !name.isEmpty())
                .or(() -> visionType(file)).orElse("");
        if (type.isEmpty()) {
            throw GgufException.damaged(file.path(), "it does not say which kind of projector it is");
        }
        if (!type.equals("gemma3")) {
            throw GgufException.unsupported(file.path(), "is a projector of the kind “" + type
                    + "”, which belongs to other models. Lectern uses projectors of Gemma 3 (“gemma3”).");
        }
        if (!file.bool("clip.has_vision_encoder").orElse(false)) {
            throw GgufException.damaged(file.path(), "it says that it has no vision encoder");
        }
        if (!file.bool("clip.use_gelu").orElse(false) || file.bool("clip.use_silu").orElse(false)) {
            throw GgufException.damaged(file.path(), "its vision encoder should use GELU and says otherwise");
        }
        file.string("general.description");
        file.string("clip.vision.mm_patch_merge_type");
        file.uint32("clip.minicpmv_query_num");
        for (var key : new String[] {"feature_layer", "image_grid_pinpoints"}) {
            vision.unused(key);
        }
        new Hyperparameters(file, "clip.").unused("minicpmv_version");
    }

    private static Optional<String> visionType(GgufFile file) {
        return file.metadata().get("clip.vision.projector_type") instanceof GgufValue.Text(var name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** How many patches a side has. */
    private int patchGrid(int imageSize, int patchSize, int poolSize) throws GgufException {
        if (imageSize % patchSize != 0) {
            throw GgufException.damaged(file.path(), "patches of " + patchSize + " pixels do not fill a picture of "
                    + imageSize);
        }
        int side = imageSize / patchSize;
        if (side > MAX_PATCHES / side) {
            throw GgufException.damaged(file.path(), "it cuts a picture into " + (long) side * side
                    + " patches, more than memory holds");
        }
        if (side % poolSize != 0) {
            throw GgufException.damaged(file.path(), "its " + side + "×" + side
                    + " patches cannot be averaged in groups of " + poolSize + "×" + poolSize);
        }
        return side;
    }

    private List<Float> channels(String key, boolean divisor) throws GgufException {
        var values = file.numbers("clip.vision." + key, GgufType.FLOAT32).orElseThrow(() -> vision.missing(key));
        var channels = new ArrayList<Float>();
        for (int i = 0; i < values.size() && i < 3; i++) {
            float value = values.floatAt(i);
            if (!Float.isFinite(value) || divisor && value <= 0) {
                throw GgufException.damaged(file.path(), "clip.vision." + key + " contains " + value);
            }
            channels.add(value);
        }
        if (values.size() != 3) {
            throw GgufException.damaged(file.path(), "clip.vision." + key + " has " + values.size()
                    + " numbers for three colours");
        }
        return channels;
    }

    private void checkTensors(long side, long patch, int blocks, long width, long feedForward, long attention,
            long projection) throws GgufException {
        var tensors = new TensorCheck(file);
        tensors.check("v.patch_embd.weight", KERNEL, patch, patch, 3, width);
        tensors.vector("v.patch_embd.bias", width);
        tensors.vector("v.position_embd.weight", width, side * side);
        for (int i = 0; i < blocks; i++) {
            var block = "v.blk." + i + ".";
            for (var norm : new String[] {"ln1", "ln2"}) {
                tensors.vector(block + norm + ".weight", width);
                tensors.vector(block + norm + ".bias", width);
            }
            for (var part : new String[] {"attn_q", "attn_k", "attn_v"}) {
                linear(tensors, block + part, width, attention);
            }
            linear(tensors, block + "attn_out", attention, width);
            // Early converters exchanged the names of the two; mtmd tells by the shape of ffn_down.
            var down = file.tensors().get(block + "ffn_down.weight");
            boolean exchanged = down != null && down.shape().getFirst() == width;
            linear(tensors, block + (exchanged ? "ffn_down" : "ffn_up"), width, feedForward);
            linear(tensors, block + (exchanged ? "ffn_up" : "ffn_down"), feedForward, width);
        }
        tensors.vector("v.post_ln.weight", width);
        tensors.vector("v.post_ln.bias", width);
        tensors.check("mm.input_projection.weight", FLOATS, projection, width);
        tensors.vector("mm.soft_emb_norm.weight", width);
        tensors.nothingElse(name -> name.startsWith("v.") || name.startsWith("mm.") || name.startsWith("a."));
    }

    private static void linear(TensorCheck tensors, String name, long in, long out) throws GgufException {
        tensors.matrix(name + ".weight", in, out);
        tensors.vector(name + ".bias", out);
    }
}
