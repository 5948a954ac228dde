package lectern.engine.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import lectern.engine.encode.CancelFlag;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.GgufFile;
import lectern.engine.gguf.Projector;
import lectern.engine.onnx.PreparedWriter.Filling;

/** Makes the file of prepared weights of a projector: once for each projector and precision. */
final class Preparation {

    static final String STEM = "stem";
    static final String HEAD = "head";

    private final Projector projector;
    private final Precision precision;
    private final Ranges ranges;
    private final DoubleConsumer progress;
    private final CancelFlag cancel;

    /**
     * A matrix of the projector.
     *
     * @param name among the prepared weights
     * @param tensor in the projector, without {@code .weight}
     */
    record Matrix(String name, String tensor, long in, long out) {}

    /**
     * @param ranges of the values that will be quantized; null where nothing is
     * @param progress hears 0 to 1
     */
    Preparation(Projector projector, Precision precision, Ranges ranges, DoubleConsumer progress, CancelFlag cancel) {
        this.projector = projector;
        this.precision = precision;
        this.ranges = ranges;
        this.progress = progress;
        this.cancel = cancel;
    }

    static String block(int index) {
        return "block." + index;
    }

    /**
     * The prepared weights of the projector, from the folder or newly made.
     *
     * @param hash SHA-256 of the projector
     * @return null when it was cancelled
     */
    PreparedFile open(Path folder, String hash) throws IOException, GgufException {
        var path = folder.resolve(hash + "-" + precision.id + ".weights");
        try {
            var known = PreparedFile.open(path);
            PreparedCollection.used(path);
            return known;
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
                progress.accept((i + 1.0) / sections);
                writer.section(block(i), block(source, i));
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
                throw new GgufException(GgufException.Reason.UNSUPPORTED, file.path(), "The projector “"
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

    private List<Filling> block(WeightSource source, int index) {
        var prefix = "v.blk." + index + ".";
        long width = projector.width();
        // Early converters exchanged the names of the two; mtmd tells by the shape of ffn_down.
        boolean exchanged = source.tensor(prefix + "ffn_down.weight").shape().getFirst() == width;
        var all = new ArrayList<Filling>();
        for (var norm : new String[] {"ln1", "ln2"}) {
            all.add(copied(source, norm + ".weight", prefix + norm + ".weight", width));
            all.add(copied(source, norm + ".bias", prefix + norm + ".bias", width));
        }
        matrices(prefix, exchanged).forEach((site, matrices) -> all.addAll(weights(source, index, site, matrices)));
        return all;
    }

    private Map<Site, List<Matrix>> matrices(String prefix, boolean exchanged) {
        long width = projector.width();
        long attention = (long) projector.heads() * projector.headSize();
        long feedForward = projector.feedForwardWidth();
        var all = new EnumMap<Site, List<Matrix>>(Site.class);
        all.put(Site.FIRST_NORM, List.of(
                new Matrix("attn_q", prefix + "attn_q", width, attention),
                new Matrix("attn_k", prefix + "attn_k", width, attention),
                new Matrix("attn_v", prefix + "attn_v", width, attention)));
        all.put(Site.ATTENTION, List.of(new Matrix("attn_out", prefix + "attn_out", attention, width)));
        all.put(Site.SECOND_NORM, List.of(
                new Matrix("ffn_up", prefix + (exchanged ? "ffn_down" : "ffn_up"), width, feedForward)));
        all.put(Site.WIDE, List.of(
                new Matrix("ffn_down", prefix + (exchanged ? "ffn_up" : "ffn_down"), feedForward, width)));
        return all;
    }

    private List<Filling> weights(WeightSource source, int block, Site site, List<Matrix> matrices) {
        if (precision == Precision.INT8) {
            return new Int8Weights(source, site, matrices, ranges.of(block, site)).fillings();
        }
        var all = new ArrayList<Filling>();
        for (var matrix : matrices) {
            all.add(new Filling(matrix.name() + ".weight", ElementType.FLOAT, List.of(matrix.in(), matrix.out()),
                    to -> source.transpose(matrix.tensor() + ".weight", to)));
            all.add(copied(source, matrix.name() + ".bias", matrix.tensor() + ".bias", matrix.out()));
        }
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
