package lectern.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.app.pages.ChosenPages;
import lectern.app.pages.RememberedPages;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureException;
import lectern.engine.pages.Documents;
import lectern.engine.pages.PageSelection;
import lectern.engine.pages.PagedDocument;
import picocli.CommandLine.Option;

/** Options that say which pages of documents are meant. */
final class DocumentOptions {

    @Option(
            names = "--pages",
            paramLabel = "PAGES",
            description = "Pages of each document with more than one, such as 1,3 or 2-4; pictures of an animation"
                    + " count as pages. Default: all, or those that have most to do with the question when not all"
                    + " fit; of an animation the first.")
    private PageSelection pages = PageSelection.ALL;

    @Option(names = "--password", paramLabel = "TEXT", description = "Opens encrypted PDFs.")
    private String password = "";

    @Option(
            names = "--no-text-layer",
            description = "Do not send the words that a PDF has besides its looks.")
    private boolean noTextLayer;

    /** Whether pages were named. */
    boolean named() {
        return !pages.isAll();
    }

    /** Opens files. The pages that were named have to be there. */
    List<ChosenPages> open(Documents documents, List<Path> files, PanScanMode panScan)
            throws InputException, PictureException {
        var all = new ArrayList<ChosenPages>();
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            var document = RememberedPages.open(documents, file, name, password);
            all.add(new ChosenPages(name, document, pages(name, document), panScan, !noTextLayer));
        }
        return List.copyOf(all);
    }

    private List<Integer> pages(String name, PagedDocument document) throws InputException {
        int count = document.pages().size();
        if (document.isAnimation() && !named()) {
            return List.of(0);
        }
        try {
            return (count == 1 && !document.isDrawn() ? PageSelection.ALL : pages).of(count);
        } catch (IllegalArgumentException e) {
            throw new InputException(ExitCode.BAD_INPUT, "“" + name + "”: " + e.getMessage());
        }
    }
}
