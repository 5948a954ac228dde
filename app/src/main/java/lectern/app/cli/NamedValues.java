package lectern.app.cli;

import java.util.function.Function;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineChoice;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Options' values that the engine reads from their names: what it says of a wrong one is what the person is told. */
final class NamedValues {

    private NamedValues() {}

    /** For all commands that have been added. */
    static CommandLine register(CommandLine commands) {
        register(commands, EngineChoice.class, EngineChoice::of);
        register(commands, EncoderChoice.class, EncoderChoice::of);
        register(commands, PanScanMode.class, PanScanMode::of);
        register(commands, PageSelection.class, PageSelection::new);
        return commands;
    }

    private static <T> void register(CommandLine commands, Class<T> type, Function<String, T> reader) {
        commands.registerConverter(type, value -> {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }
}
