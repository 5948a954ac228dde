package lectern.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import lectern.app.AppPaths;
import lectern.app.Natives;
import lectern.engine.Engine;
import lectern.engine.EngineChoice;
import lectern.engine.process.ProcessEngine;
import picocli.CommandLine.Option;

/** Options of every command that starts an engine. */
final class EngineOptions {

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "auto, llama.cpp or java-llama (text only). Default: auto.")
    private EngineChoice choice = EngineChoice.AUTO;

    @Option(
            names = "--cpu",
            paramLabel = "VARIANT",
            description = "The CPU library to use, such as haswell. Default: the best for this processor.")
    private String cpuVariant;

    @Option(names = "--natives", paramLabel = "DIR", hidden = true, description = "Where the native libraries lie.")
    private Path natives;

    /** @param paths whose cache folder holds what the engine prepares */
    Engine start(AppPaths paths) {
        return ProcessEngine.start(
                choice, natives != null ? natives : Natives.folder(), Optional.ofNullable(cpuVariant),
                Optional.of(paths.cache()));
    }
}
