package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.host.Frame;

/** Turns the pictures of a question into image tokens, those seen before without computing. */
final class ViewEncoder {

    private final Optional<VisionEncoder> encoder;
    private final EmbeddingCache cache;
    private final boolean keep;
    private final CancelFlag cancel;
    private final ProgressListener progress;
    private final Arena arena;

    /** Image tokens that were looked up, by the name of their view. */
    private final Map<String, MemorySegment> known = new HashMap<>();

    /**
     * @param keep whether image tokens are kept on the disk
     * @param arena holds what is encoded here
     */
    ViewEncoder(
            Optional<VisionEncoder> encoder, EmbeddingCache cache, boolean keep, CancelFlag cancel,
            ProgressListener progress, Arena arena) {
        this.encoder = encoder;
        this.cache = cache;
        this.keep = keep;
        this.cancel = cancel;
        this.progress = progress;
        this.arena = arena;
    }

    /** Names of those views that can neither be looked up nor computed, because their pixels did not come along. */
    Set<String> missing(List<Frame.View> views) {
        return views.stream()
                .filter(view -> view.file().isEmpty() && !isKnown(view))
                .map(Frame.View::name)
                .collect(Collectors.toSet());
    }

    private boolean isKnown(Frame.View view) {
        if (!known.containsKey(view.name())) {
            cache.get(view.name(), keep, arena).ifPresent(tokens -> known.put(view.name(), tokens));
        }
        return known.containsKey(view.name());
    }

    /** {@code float[tokens][width]} of every view, in order; empty when it was cancelled. None may be missing. */
    Optional<List<MemorySegment>> encode(List<Frame.View> views) throws EngineException {
        if (views.isEmpty()) {
            return Optional.of(List.of());
        }
        var eye = eye();
        var unknown = views.stream().filter(view -> !isKnown(view)).distinct().toList();
        var work = new EncodeProgress(eye, unknown.size(), progress);
        for (var view : unknown) {
            var encoded = computed(eye, view, work);
            if (encoded.isEmpty()) {
                return Optional.empty();
            }
            known.put(view.name(), encoded.get().tokens());
            work.next();
        }
        eye.release();
        return Optional.of(views.stream().map(view -> known.get(view.name())).toList());
    }

    /**
     * Encodes one view for a question to come. @return milliseconds, 0 when it was known; empty when it was cancelled
     */
    Optional<Long> ahead(Frame.View view) throws EngineException {
        var eye = eye();
        return isKnown(view)
                ? Optional.of(0L)
                : computed(eye, view, new EncodeProgress(eye, 1, progress)).map(VisionEncoder.Encoded::millis);
    }

    private VisionEncoder eye() throws EngineException {
        return encoder.orElseThrow(() -> new EngineException(Reason.NO_VISION,
                "This model cannot see pictures: it was opened without its projector. Open it with one."));
    }

    private Optional<VisionEncoder.Encoded> computed(VisionEncoder eye, Frame.View view, EncodeProgress work)
            throws EngineException {
        work.begin();
        Optional<VisionEncoder.Encoded> encoded;
        try (var scratch = Arena.ofShared()) {
            encoded = eye.encode(pixels(eye.projector(), view, scratch), arena, work.blocks(), cancel);
        }
        encoded.ifPresent(e -> cache.put(view.name(), e.tokens(), keep));
        return encoded;
    }

    private static Pixels pixels(Projector projector, Frame.View view, Arena scratch) throws EngineException {
        int side = projector.imageSize();
        try (var file = FileChannel.open(Path.of(view.file().orElseThrow()))) {
            if (file.size() != 3L * side * side) {
                throw new EngineException(
                        Reason.INTERNAL, "A picture of another size than the encoder's reached the engine.");
            }
            var rgb = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), scratch);
            return Pixels.of(rgb, side, projector.imageMean(), projector.imageStd(), scratch);
        } catch (IOException e) {
            throw new EngineException(Reason.WORKING_FILE,
                    "The prepared picture could not be read. Is the disk full? Ask again.", e);
        }
    }
}
