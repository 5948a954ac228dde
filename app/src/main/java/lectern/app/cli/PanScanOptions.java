package lectern.app.cli;

import lectern.engine.document.PanScanMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says whether pictures are also shown in parts. */
final class PanScanOptions {

    @Option(
            names = "--pan-scan",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "Show pictures also in crops: on (as the reference processor does it: up to four along the long"
                    + " side), fine (a grid of up to twelve, for small print), off, or auto (on for pictures that look"
                    + " like documents and are larger than the encoder's square). Default: auto.")
    private PanScanMode mode = PanScanMode.AUTO;

    PanScanMode mode() {
        return mode;
    }

    static final class ModeConverter implements ITypeConverter<PanScanMode> {
        @Override
        public PanScanMode convert(String value) {
            try {
                return PanScanMode.of(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
