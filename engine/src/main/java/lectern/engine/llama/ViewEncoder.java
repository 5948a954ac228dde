package lectern.engine.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.host.Frame;

/** Turns the pictures of a question into image tokens, those seen before without computing. */
final class ViewEncoder {

    private final Session session;
    private final EmbeddingCache cache;
    private final CancelFlag cancel;
    private final ProgressListener progress;
    private final Arena arena;

    /** @param arena holds what is encoded here */
    ViewEncoder(Session session, EmbeddingCache cache, CancelFlag cancel, ProgressListener progress, Arena arena) {
        this.session = session;
        this.cache = cache;
        this.cancel = cancel;
        this.progress = progress;
        this.arena = arena;
    }

    /** {@code float[tokens][width]} of every view, in order; empty when it was cancelled. */
    Optional<List<MemorySegment>> encode(List<Frame.View> views) throws EngineException {
        if (!views.isEmpty() && session.vision.isEmpty()) {
            throw new EngineException(Reason.NO_VISION,
                    "This model cannot see pictures: it was opened without its projector. Open it with one.");
        }
        var all = new ArrayList<MemorySegment>();
        for (var view : views) {
            var known = cache.get(view.sha256(), arena);
            var embeddings = known.isPresent() ? known : encode(view, all.size(), views.size());
            if (embeddings.isEmpty()) {
                return Optional.empty();
            }
            all.add(embeddings.get());
        }
        return Optional.of(all);
    }

    private Optional<MemorySegment> encode(Frame.View view, int index, int views) throws EngineException {
        var size = session.visionSize.orElseThrow();
        var embeddings = arena.allocate(ValueLayout.JAVA_FLOAT, (long) size.tokensPerImage() * size.embeddingWidth());
        progress.onProgress(Stage.ENCODE_PICTURE, (double) index / views);
        boolean done = session.vision.orElseThrow().encode(
                pixels(view, size.imageSize()), size.imageSize(), embeddings, size.tokensPerImage(),
                size.embeddingWidth(), cancel,
                blocks -> progress.onProgress(Stage.ENCODE_PICTURE,
                        (index + Math.min(1, (double) blocks / Math.max(1, size.blocks()))) / views));
        if (!done) {
            return Optional.empty();
        }
        cache.put(view.sha256(), embeddings);
        return Optional.of(embeddings);
    }

    private MemorySegment pixels(Frame.View view, int side) throws EngineException {
        try (var file = FileChannel.open(Path.of(view.file()))) {
            if (file.size() != 3L * side * side) {
                throw new EngineException(Reason.INTERNAL, "A picture of another size than the encoder's reached the engine.");
            }
            return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
        } catch (IOException e) {
            throw new EngineException(Reason.FILE_UNREADABLE,
                    "The prepared picture could not be read. Is the disk full? Ask again.", e);
        }
    }
}
