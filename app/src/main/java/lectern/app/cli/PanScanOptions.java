package lectern.app.cli;

import lectern.engine.document.PanScanMode;
import picocli.CommandLine.Option;

/** The option that says whether pictures are also shown in parts. */
final class PanScanOptions {

    @Option(
            names = "--pan-scan",
            paramLabel = "MODE",
            description = "Show pictures also in crops: on (as the reference processor does it: up to four along the"
                    + " long side), fine (a grid of up to twelve, for small print), off, or auto (on for pictures"
                    + " that look like documents and are larger than the encoder's square). Default: auto.")
    private PanScanMode mode = PanScanMode.AUTO;

    PanScanMode mode() {
        return mode;
    }
}
