package lectern.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import lectern.app.AppPaths;
import lectern.app.Demo;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import picocli.CommandLine.Option;

/** Options that say which model answers, and how it is run. */
final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "GGUF",
            description = "The model. Default: the one that the window opened last, or else the demo model.")
    private Path model;

    @Option(names = "--mmproj", paramLabel = "GGUF", description = "Its projector, which lets it see pictures.")
    private Path projector;

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads. Default: one for each core.")
    private int threads;

    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            description = "Size of the context window. Default: 8192 at most.")
    private int context;

    @Option(names = "--batch", paramLabel = "TOKENS", description = "Most tokens in one call. Default: 2048.")
    private int batch;

    @Option(names = "--ubatch", paramLabel = "TOKENS", description = "Most tokens computed at once. Default: 512.")
    private int microBatch;

    @Option(names = "--gpu-layers", paramLabel = "N", description = "Layers on a GPU; -1 = all. Default: -1.")
    private int gpuLayers = -1;

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "What encodes pictures: auto, onnx-f32, onnx-int8, mtmd or mtmd-plain. Default: auto,"
                    + " the quickest here.")
    private EncoderChoice encoder = EncoderChoice.AUTO;

    /** The model that was named, or else the one that the window opened last, or else the demo model. */
    ModelFiles files(AppPaths paths) throws InputException {
        if (model != null) {
            return new ModelFiles(model, Optional.ofNullable(projector));
        }
        if (projector != null) {
            throw new InputException(ExitCode.BAD_MODEL,
                    "A projector alone cannot answer. Name the model it belongs to with --model FILE.gguf.");
        }
        return DataOptions.lastModel(paths)
                .or(() -> Demo.installed().map(Demo::files))
                .orElseThrow(() -> new InputException(
                        ExitCode.BAD_MODEL,
                        "There is no model to ask. Name one with --model FILE.gguf, and --mmproj FILE.gguf for"
                                + " pictures, or open one in the window once and close it."));
    }

    EngineSettings settings() throws InputException {
        try {
            return new EngineSettings(threads, context, batch, microBatch, gpuLayers, encoder);
        } catch (IllegalArgumentException e) {
            throw new InputException(ExitCode.USAGE, e.getMessage());
        }
    }
}
