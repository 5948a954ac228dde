package lectern.engine.process;

import java.nio.file.Path;
import java.util.Optional;
import lectern.engine.EngineException;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.gguf.TextModel;

/** What a model's files say of themselves, after they were found fit to be loaded. */
public record CheckedModel(TextModel model, Optional<Projector> projector) {

    /** What it needs of a picture; empty without a projector. */
    Optional<ModelInfo.Vision> vision() {
        return projector.map(CheckedModel::vision);
    }

    /** Whether its vocabulary has the tokens of a conversation; a model without them only continues text. */
    boolean chat() {
        return model.chatTokens();
    }

    /** Reads and checks the heads of the files; the weights are not read. */
    static CheckedModel check(ModelFiles files) throws EngineException {
        try {
            var model = ModelCheck.checkModel(files.model());
            if (files.projector().isEmpty()) {
                return new CheckedModel(model, Optional.empty());
            }
            var projector = ModelCheck.checkProjector(files.projector().get());
            ModelCheck.checkPair(model, projector);
            return new CheckedModel(model, Optional.of(projector));
        } catch (GgufException e) {
            throw e.toEngineException();
        }
    }

    /** What a projector's file says of the pictures it takes. */
    public static ModelInfo.Vision vision(Path projector) throws EngineException {
        try {
            return vision(ModelCheck.checkProjector(projector));
        } catch (GgufException e) {
            throw e.toEngineException();
        }
    }

    /** The same, or where there is no projector, what Gemma 3's own takes. */
    public static ModelInfo.Vision visionOrGemmas(Optional<Path> projector) throws EngineException {
        return projector.isPresent() ? vision(projector.get()) : ModelInfo.Vision.GEMMA_3;
    }

    /** Tokens that a model was trained to see at once, as its file says. */
    public static int trainedContext(Path model) throws EngineException {
        try {
            return ModelCheck.checkModel(model).contextLength();
        } catch (GgufException e) {
            throw e.toEngineException();
        }
    }

    private static ModelInfo.Vision vision(Projector p) {
        return new ModelInfo.Vision(p.imageSize(), p.tokensPerImage(), p.projectionWidth(), p.blocks());
    }
}
