package lectern.engine.gguf;

import static lectern.engine.gguf.GgufException.quote;

import java.nio.file.Path;

/**
 * Judges files before the native library sees them. The library ends the process on some files that contradict
 * themselves and loads others that it then computes nonsense from; what passes here does neither, as far as metadata
 * and shapes can tell. Weights are not looked at.
 */
public final class ModelCheck {

    private ModelCheck() {}

    /** The language model in a file. */
    public static TextModel checkModel(Path model) throws GgufException {
        var file = GgufFile.read(model);
        if (isProjector(file)) {
            throw GgufException.unsupported(model, "is a projector, the part of a model that reads pictures, not the"
                    + " language model. Choose it as the projector, and its language model as the model.");
        }
        return new TextModelCheck(file).check();
    }

    /** The vision encoder and projector in a file. */
    public static Projector checkProjector(Path projector) throws GgufException {
        var file = GgufFile.read(projector);
        if (!isProjector(file)) {
            throw GgufException.unsupported(projector, "is a language model, not a projector. Choose it as the model;"
                    + " the projector that reads pictures is a second file, often with “mmproj” in its name.");
        }
        return new ProjectorCheck(file).check();
    }

    /** Fails unless the projector was made for this model, as far as shapes can tell. */
    public static void checkPair(TextModel model, Projector projector) throws GgufException {
        if (projector.projectionWidth() != model.embeddingWidth()) {
            throw new GgufException(GgufException.Reason.MISMATCH, projector.path(),
                    "The projector " + quote(projector.path()) + " makes image tokens of width "
                    + projector.projectionWidth() + ", but the model " + quote(model.path()) + " needs width "
                    + model.embeddingWidth() + ": they belong to different models. Choose the projector that came with"
                    + " the model.");
        }
        if (!model.imageTokens()) {
            throw new GgufException(GgufException.Reason.MISMATCH, projector.path(), "The model " + quote(model.path())
                    + " has no <start_of_image> and <end_of_image> tokens and cannot be shown pictures, so the"
                    + " projector " + quote(projector.path()) + " does not belong to it."
                    + " Open the model without a projector.");
        }
        if (projector.tokensPerImage() + 2 > model.contextLength()) {
            throw new GgufException(GgufException.Reason.MISMATCH, projector.path(),
                    "A picture becomes " + projector.tokensPerImage() + " tokens with the projector "
                    + quote(projector.path()) + ", more than the " + model.contextLength() + " that the model "
                    + quote(model.path()) + " can see. Choose the projector that came with the model.");
        }
    }

    /** Checks both files and that they fit; says so when they were given the wrong way round. */
    public static void checkPair(Path model, Path projector) throws GgufException {
        if (isProjector(GgufFile.read(model)) && !isProjector(GgufFile.read(projector))) {
            throw new GgufException(GgufException.Reason.MISMATCH, projector, "The files are the wrong way round: "
                    + quote(projector) + " is the language model and " + quote(model)
                    + " its projector. Swap them.");
        }
        checkPair(checkModel(model), checkProjector(projector));
    }

    static boolean isProjector(GgufFile file) throws GgufException {
        return file.string("general.architecture").orElse("").equals("clip")
                || file.metadata().containsKey("clip.has_vision_encoder");
    }
}
