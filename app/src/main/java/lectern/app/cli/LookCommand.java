package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.app.pages.ChosenPages;
import lectern.engine.EngineException;
import lectern.engine.ModelInfo;
import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PictureException;
import lectern.engine.document.PngWriter;
import lectern.engine.pages.Documents;
import lectern.engine.process.CheckedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a model is shown of a picture, without running one. */
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description = "Tells what the model is shown of each picture: size when upright, boxes, tokens, SHA-256 of the"
                + " raw RGB that the encoder is given.")
final class LookCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pictures and documents.")
    private List<Path> files;

    @Option(
            names = "--mmproj",
            paramLabel = "GGUF",
            description = "The projector whose size counts. Default: Gemma 3's, 896×896 pixels and 256 tokens.")
    private Path projector;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Option(names = "--save", paramLabel = "DIR", description = "Write what the model is shown as PNG files.")
    private Path save;

    @Mixin
    private PanScanOptions panScan;

    @Mixin
    private DocumentOptions pages;

    @Spec
    private CommandSpec spec;

    /** @param images one entry for each picture and each page of a document */
    record Report(List<Image> images) {}

    /**
     * @param page of a document, from 1
     * @param pages that the document has
     * @param width of the upright picture, or as a page is drawn; 0 for a page that is only words
     * @param height likewise
     * @param orientation as EXIF has it, 1 to 8; 1 is upright already
     * @param rotation degrees clockwise by which a PDF turns the page, which is done
     * @param text the words that go along with a page
     * @param tokens of all views together; what the words take is not counted
     */
    record Image(
            String file, Optional<Integer> page, Optional<Integer> pages, String format, int width, int height,
            int orientation, Optional<Integer> rotation, Optional<String> text, int tokens, List<View> views) {}

    /** @param saved the PNG file, if one was asked for */
    record View(Box box, int size, int tokens, String sha256, Optional<String> saved) {}

    @Override
    public Integer call() throws InputException, PictureException, EngineException {
        var vision = CheckedModel.visionOrGemmas(Optional.ofNullable(projector));
        var images = new ArrayList<Image>();
        try (var documents = new Documents()) {
            var opened = pages.open(documents, files, panScan.mode());
            for (int i = 0; i < opened.size(); i++) {
                for (int page : opened.get(i).pages()) {
                    images.add(image(files.get(i), i, opened.get(i), page, vision));
                }
            }
        }
        var report = new Report(images);
        spec.commandLine().getOut().println(json ? Json.print(report) : text(report));
        return ExitCode.OK;
    }

    private Image image(Path file, int number, ChosenPages chosen, int index, ModelInfo.Vision vision)
            throws InputException, PictureException {
        var document = chosen.document();
        int size = vision.imageSize();
        int tokens = vision.tokensPerImage();
        var page = document.pages().get(index);
        var words = chosen.words(index);
        var views = new ArrayList<View>();
        int width = 0;
        int height = 0;
        if (page.isPicture()) {
            var image = chosen.image(index, size);
            var name = number + 1 + "-" + file.getFileName() + (chosen.isPaged() ? "-page" + (index + 1) : "");
            for (var view : EncoderInput.views(image, size, chosen.mode())) {
                views.add(new View(
                        view.box(), size, tokens, EncoderInput.name(image, size, view.box()),
                        saved(name + "-view" + views.size(), view)));
            }
            width = image.width();
            height = image.height();
        }
        return new Image(
                file.toString(), chosen.isPaged() ? Optional.of(index + 1) : Optional.empty(),
                chosen.isPaged() ? Optional.of(document.pages().size()) : Optional.empty(), document.format(), width,
                height, document.orientation(), document.isDrawn() ? Optional.of(page.rotation()) : Optional.empty(),
                words.isEmpty() ? Optional.empty() : Optional.of(words), tokens * views.size(), views);
    }

    private Optional<String> saved(String name, EncoderInput.View view) throws InputException {
        if (save == null) {
            return Optional.empty();
        }
        var target = save.resolve(name + ".png");
        try {
            Files.createDirectories(save);
            PngWriter.write(view.pixels(), target);
            return Optional.of(target.toString());
        } catch (IOException e) {
            throw new InputException(
                    ExitCode.FAILED, "The picture could not be written to " + target + ": " + e.getMessage());
        }
    }

    private static String text(Report report) {
        var text = new StringBuilder();
        for (var image : report.images()) {
            text.append(String.format("%s%s: %s%s%s%n",
                    image.file(),
                    image.page().map(page -> ", page " + page + " of " + image.pages().orElseThrow()).orElse(""),
                    image.format(),
                    image.views().isEmpty()
                            ? ""
                            : ", " + image.width() + "×" + image.height() + " upright, " + image.tokens() + " tokens",
                    image.text().map(words -> ", " + words.length() + " characters of text").orElse("")));
            for (var view : image.views()) {
                text.append(String.format("  x %d y %d, %d×%d → %d×%d, %d tokens, %s%s%n",
                        view.box().x(), view.box().y(), view.box().width(), view.box().height(), view.size(),
                        view.size(), view.tokens(), view.sha256(), view.saved().map(s -> ", " + s).orElse("")));
            }
        }
        return text.toString().stripTrailing();
    }
}
