package lectern.engine.process;

import java.nio.file.Path;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;

/**
 * What a model's files say of themselves, after they were found fit to be loaded.
 *
 * @param vision what it needs of a picture; empty without a projector
 * @param chat whether its vocabulary has the tokens of a conversation; a model without them only continues text
 */
public record CheckedModel(Optional<ModelInfo.Vision> vision, boolean chat) {

    /** Reads and checks the heads of the files; the weights are not read. */
    static CheckedModel check(ModelFiles files) throws EngineException {
        try {
            var model = ModelCheck.checkModel(files.model());
            if (files.projector().isEmpty()) {
                return new CheckedModel(Optional.empty(), model.chatTokens());
            }
            var projector = ModelCheck.checkProjector(files.projector().get());
            ModelCheck.checkPair(model, projector);
            return new CheckedModel(Optional.of(vision(projector)), model.chatTokens());
        } catch (GgufException e) {
            throw engineException(e);
        }
    }

    /** What a projector's file says of the pictures it takes. */
    public static ModelInfo.Vision vision(Path projector) throws EngineException {
        try {
            return vision(ModelCheck.checkProjector(projector));
        } catch (GgufException e) {
            throw engineException(e);
        }
    }

    private static ModelInfo.Vision vision(Projector p) {
        return new ModelInfo.Vision(p.imageSize(), p.tokensPerImage(), p.projectionWidth(), p.blocks());
    }

    private static EngineException engineException(GgufException e) {
        var reason = switch (e.reason()) {
            case MISSING, UNREADABLE -> Reason.FILE_UNREADABLE;
            case NOT_GGUF, UNSUPPORTED -> Reason.MODEL_UNSUPPORTED;
            case DAMAGED, INCOMPLETE -> Reason.MODEL_DAMAGED;
            case MISMATCH -> Reason.PROJECTOR_MISMATCH;
        };
        return new EngineException(reason, e.getMessage(), e);
    }
}
