package lectern.engine.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.ProjectorHash;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.GgufFile;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.PreparedWriter.Filling;

/** Makes the file of prepared weights of a projector: once for each projector and precision. */
final class Preparation {

    static final String STEM = "stem";
    static final String HEAD = "head";

    /** Of the whole, the part that reading the file for its hash takes. */
    private static final double HASHING = 0.2;

    private final Projector projector;
    private final Precision precision;
    private final DoubleConsumer progress;
    private final CancelFlag cancel;

    /** @param progress hears 0 to 1 */
    Preparation(Projector projector, Precision precision, DoubleConsumer progress, CancelFlag cancel) {
        this.projector = projector;
        this.precision = precision;
        this.progress = progress;
        this.cancel = cancel;
    }

    static String block(int index) {
        return "block." + index;
    }

    /**
     * The prepared weights of the projector, from the folder or newly made.
     *
     * @return null when it was cancelled
     */
    PreparedFile open(Path folder) throws IOException, GgufException {
        var hash = new ProjectorHash(folder).of(projector.path(), fraction -> progress.accept(HASHING * fraction), cancel);
        if (hash == null) {
            return null;
        }
        var path = folder.resolve(hash + "-" + precision.id + ".weights");
        try {
            return PreparedFile.open(path);
        } catch (IOException | PreparedFile.DamagedException e) {
            // Missing, damaged or of another release: made anew.
        }
        if (!make(path, hash)) {
            return null;
        }
        try {
            return PreparedFile.open(path);
        } catch (PreparedFile.DamagedException e) {
            throw new IOException("What was just written cannot be read back: " + e.getMessage(), e);
        }
    }

    private boolean make(Path path, String hash) throws IOException, GgufException {
        var file = GgufFile.read(projector.path());
        requireReadable(file);
        int sections = projector.blocks() + 2;
        try (var source = new WeightSource(file); var writer = new PreparedWriter(path)) {
            writer.section(STEM, stem(source));
            for (int i = 0; i < projector.blocks(); i++) {
                if (cancel.isSet()) {
                    return false;
                }
                progress.accept(HASHING + (1 - HASHING) * (i + 1) / sections);
                writer.section(block(i), block(source, "v.blk." + i + "."));
            }
            writer.section(HEAD, head(source));
            if (cancel.isSet()) {
                return false;
            }
            writer.commit(hash, precision);
            progress.accept(1);
            return true;
        }
    }

    /** @throws GgufException when the file stores a tensor in a way that {@link WeightSource} does not read */
    static void requireReadable(GgufFile file) throws GgufException {
        for (var tensor : file.tensors().values()) {
            if (!WeightSource.READABLE.contains(tensor.type())) {
                throw new GgufException(GgufException.Reason.UNSUPPORTED, "The projector “"
                        + file.path().getFileName() + "” stores “" + tensor.name() + "” as " + tensor.type()
                        + ", which only the encoder “mtmd” reads. Choose that, or a projector in F16 or Q8_0.");
            }
        }
    }

    private List<Filling> stem(WeightSource source) {
        long patch = projector.patchSize();
        long side = projector.imageSize() / patch;
        long width = projector.width();
        return List.of(
                copied(source, "patch.weight", "v.patch_embd.weight", width, 3, patch, patch),
                copied(source, "patch.bias", "v.patch_embd.bias", width),
                copied(source, "positions", "v.position_embd.weight", side * side, width));
    }

    private List<Filling> block(WeightSource source, String prefix) {
        long width = projector.width();
        long attention = (long) projector.heads() * projector.headSize();
        long feedForward = projector.feedForwardWidth();
        // Early converters exchanged the names of the two; mtmd tells by the shape of ffn_down.
        boolean exchanged = source.tensor(prefix + "ffn_down.weight").shape().getFirst() == width;
        var all = new ArrayList<Filling>();
        for (var norm : new String[] {"ln1", "ln2"}) {
            all.add(copied(source, norm + ".weight", prefix + norm + ".weight", width));
            all.add(copied(source, norm + ".bias", prefix + norm + ".bias", width));
        }
        for (var part : new String[] {"attn_q", "attn_k", "attn_v"}) {
            all.addAll(precision.weights(source, part, prefix + part, width, attention));
        }
        all.addAll(precision.weights(source, "attn_out", prefix + "attn_out", attention, width));
        all.addAll(precision.weights(source, "ffn_up", prefix + (exchanged ? "ffn_down" : "ffn_up"), width, feedForward));
        all.addAll(precision.weights(source, "ffn_down", prefix + (exchanged ? "ffn_up" : "ffn_down"), feedForward, width));
        return all;
    }

    private List<Filling> head(WeightSource source) {
        long width = projector.width();
        return List.of(
                copied(source, "post_ln.weight", "v.post_ln.weight", width),
                copied(source, "post_ln.bias", "v.post_ln.bias", width),
                copied(source, "soft_emb_norm", "mm.soft_emb_norm.weight", width),
                // Stored as it is used: width rows.
                copied(source, "projection", "mm.input_projection.weight", width, projector.projectionWidth()));
    }

    static Filling copied(WeightSource source, String name, String tensor, long... shape) {
        return new Filling(name, ElementType.FLOAT, boxed(shape), to -> source.copy(tensor, to));
    }

    static List<Long> boxed(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
