package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.Pixels;
import lectern.engine.encode.VisionEncoder;
import lectern.engine.gguf.Projector;
import lectern.engine.host.Frame;

/** Turns the pictures of a question into image tokens, those seen before without computing. */
final class ViewEncoder {

    private final Optional<VisionEncoder> encoder;
    private final EmbeddingCache cache;
    private final CancelFlag cancel;
    private final ProgressListener progress;
    private final Arena arena;

    /** @param arena holds what is encoded here */
    ViewEncoder(
            Optional<VisionEncoder> encoder, EmbeddingCache cache, CancelFlag cancel, ProgressListener progress,
            Arena arena) {
        this.encoder = encoder;
        this.cache = cache;
        this.cancel = cancel;
        this.progress = progress;
        this.arena = arena;
    }

    /** {@code float[tokens][width]} of every view, in order; empty when it was cancelled. */
    Optional<List<MemorySegment>> encode(List<Frame.View> views) throws EngineException {
        if (views.isEmpty()) {
            return Optional.of(List.of());
        }
        var eye = eye();
        var all = new ArrayList<MemorySegment>();
        for (var view : views) {
            var known = cache.get(view.sha256(), arena);
            var embeddings = known.isPresent()
                    ? known
                    : computed(eye, view, all.size(), views.size()).map(VisionEncoder.Encoded::tokens);
            if (embeddings.isEmpty()) {
                return Optional.empty();
            }
            all.add(embeddings.get());
        }
        eye.release();
        return Optional.of(all);
    }

    /** Encodes one view for a question to come. @return milliseconds, 0 when it was known; empty when it was cancelled */
    Optional<Long> ahead(Frame.View view) throws EngineException {
        var eye = eye();
        return cache.get(view.sha256(), arena).isPresent()
                ? Optional.of(0L)
                : computed(eye, view, 0, 1).map(VisionEncoder.Encoded::millis);
    }

    private VisionEncoder eye() throws EngineException {
        return encoder.orElseThrow(() -> new EngineException(Reason.NO_VISION,
                "This model cannot see pictures: it was opened without its projector. Open it with one."));
    }

    private Optional<VisionEncoder.Encoded> computed(VisionEncoder eye, Frame.View view, int index, int views)
            throws EngineException {
        progress.onProgress(Stage.ENCODE_PICTURE, (double) index / views);
        Optional<VisionEncoder.Encoded> encoded;
        try (var scratch = Arena.ofShared()) {
            encoded = eye.encode(pixels(eye.projector(), view, scratch), arena, share(index, views), cancel);
        }
        encoded.ifPresent(e -> cache.put(view.sha256(), e.tokens()));
        return encoded;
    }

    /** Progress of one picture as its part of that of all. */
    private VisionEncoder.Progress share(int index, int views) {
        return new VisionEncoder.Progress() {
            @Override
            public void onBlock(int done, int all) {
                progress.onProgress(Stage.ENCODE_PICTURE, (index + (double) done / all) / views);
            }

            @Override
            public void onPrepare(double fraction) {
                progress.onProgress(Stage.LOAD_PROJECTOR, fraction);
            }
        };
    }

    private static Pixels pixels(Projector projector, Frame.View view, Arena scratch) throws EngineException {
        int side = projector.imageSize();
        try (var file = FileChannel.open(Path.of(view.file()))) {
            if (file.size() != 3L * side * side) {
                throw new EngineException(Reason.INTERNAL, "A picture of another size than the encoder's reached the engine.");
            }
            var rgb = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), scratch);
            return Pixels.of(rgb, side, projector.imageMean(), projector.imageStd(), scratch);
        } catch (IOException e) {
            throw new EngineException(Reason.FILE_UNREADABLE,
                    "The prepared picture could not be read. Is the disk full? Ask again.", e);
        }
    }
}
