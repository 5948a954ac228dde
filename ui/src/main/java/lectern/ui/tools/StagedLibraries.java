package lectern.ui.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.app.AppPaths;
import lectern.app.AskListener;
import lectern.app.AttachmentView;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.TokenChance;
import lectern.ui.UiSettings;

/** Libraries with real conversations in them, to be thrown away. Their newest conversation is the one that is shown. */
final class StagedLibraries {

    private static final String TOTAL = "What is the total, and when is it due?";
    private static final String COMPARE = "Which is larger, the invoice or this receipt? Was either of them paid?";
    private static final String REVENUE = "How did revenue develop, and where is that said?";

    private static final String COSTS = "And what did it cost, and what was left?";

    private static final Map<String, String> ANSWERS = Map.of(
            TOTAL,
            """
            The total is **€1,482.50**, VAT included. It is due on **14 March 2026**.

            | | Amount |
            |:--|--:|
            | Net | €1,245.80 |
            | VAT at 19 % | €236.70 |

            Paid by 28 February, 2 % may be taken off: €1,452.85.""",
            COMPARE,
            "The invoice is larger: €1,482.50 against €64.20. Only the receipt was paid; it carries a red PAID stamp.",
            REVENUE,
            "Revenue grew by 16.8 percent, from 4,120,900 to **4,812,300** (page 2). Most of the growth came from the "
                    + "new quay. For 2026, page 3 expects a revenue of 5.2 million.",
            COSTS,
            "Costs were 4,079,650, which left a profit of 732,650.");

    private static final TokenChance UNSURE = new TokenChance(
            "4,120,900", 0.44, List.of(new TokenChance.Alternative("4,126,900", 0.38)));

    private final Path work;
    private int made;

    /** @param work a folder for everything */
    StagedLibraries(Path work) {
        this.work = work;
    }

    /** One with nothing in it. */
    Lectern empty(Optional<Demo> demo) {
        return Lectern.start(AppPaths.under(next()), new StagedEngine(ANSWERS, UNSURE), demo);
    }

    /** Several conversations, the newest about an invoice and a receipt. */
    Lectern conversations() throws IOException {
        var lectern = open();
        for (var title : List.of(
                "Read the recipe on the photographed page",
                "Which trains leave after nine?",
                "What does the letter from the town hall ask for?",
                "Sum up the chart in one sentence")) {
            ask(lectern, title, lectern.attachments().add("chart.png", DemoPictures.chart()));
        }
        var invoice = lectern.attachments().add("invoice.png", DemoPictures.invoice());
        var receipt = lectern.attachments().add("receipt.png", DemoPictures.receipt());
        long id = ask(lectern, TOTAL, invoice);
        lectern.asking().ask(id, COMPARE, List.of(receipt), AskListener.NONE).completion().toCompletableFuture().join();
        show(lectern, id);
        return lectern;
    }

    /** A conversation about a report of three pages: an answer that names pages, and one that is found on one. */
    Lectern report() throws IOException {
        var lectern = open();
        long id = ask(lectern, REVENUE, lectern.attachments().add("report-2025.pdf", DemoReport.pdf()));
        lectern.asking().ask(id, COSTS, List.of(), AskListener.NONE).completion().toCompletableFuture().join();
        show(lectern, id);
        return lectern;
    }

    private Lectern open() throws IOException {
        var lectern = Lectern.start(AppPaths.under(next()), new StagedEngine(ANSWERS, UNSURE));
        lectern.models().open(modelFiles(), ProgressListener.NONE);
        return lectern;
    }

    private Path next() {
        made++;
        return work.resolve("library-" + made);
    }

    private static void show(Lectern lectern, long conversation) {
        lectern.settings().set(UiSettings.CONVERSATION, Long.toString(conversation));
    }

    private static long ask(Lectern lectern, String question, AttachmentView picture) {
        var handle = lectern.asking().askNew(question, List.of(picture), AskListener.NONE);
        handle.completion().toCompletableFuture().join();
        return handle.conversationId();
    }

    /** Files that stand for a model: the staged engine does not read them. */
    private ModelFiles modelFiles() throws IOException {
        var models = Files.createDirectories(work.resolve("models"));
        return ModelFiles.of(
                Files.writeString(models.resolve("gemma-3-4b-it-Q4_K_M.gguf"), ""),
                Files.writeString(models.resolve("mmproj-gemma-3-4b-it-f16.gguf"), ""));
    }
}
