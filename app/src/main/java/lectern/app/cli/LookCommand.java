package lectern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.engine.EngineException;
import lectern.engine.document.Box;
import lectern.engine.document.DecodedPicture;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureReader;
import lectern.engine.document.PngWriter;
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

    /** What Gemma 3's own encoder takes, for when no projector is named. */
    private static final int GEMMA_SIZE = 896;

    private static final int GEMMA_TOKENS = 256;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pictures.")
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

    @Spec
    private CommandSpec spec;

    /** @param images one entry for each file */
    record Report(List<Image> images) {}

    /**
     * @param width of the upright picture
     * @param height of the upright picture
     * @param orientation as EXIF has it, 1 to 8; 1 is upright already
     * @param tokens of all views together
     */
    record Image(String file, String format, int width, int height, int orientation, int tokens, List<View> views) {}

    /** @param saved the PNG file, if one was asked for */
    record View(Box box, int size, int tokens, String sha256, Optional<String> saved) {}

    @Override
    public Integer call() throws InputException, PictureException, EngineException {
        int size = GEMMA_SIZE;
        int tokens = GEMMA_TOKENS;
        if (projector != null) {
            var vision = CheckedModel.vision(projector);
            size = vision.imageSize();
            tokens = vision.tokensPerImage();
        }
        var images = new ArrayList<Image>();
        for (var file : files) {
            images.add(image(file, new PictureReader().read(file), size, tokens));
        }
        var report = new Report(images);
        spec.commandLine().getOut().println(json ? Json.print(report) : text(report));
        return ExitCode.OK;
    }

    private Image image(Path file, DecodedPicture picture, int size, int tokens) throws InputException {
        var views = new ArrayList<View>();
        for (var view : EncoderInput.views(picture.image(), size, panScan.mode())) {
            views.add(new View(view.box(), size, tokens, view.pixels().sha256(), saved(file, view, views.size())));
        }
        return new Image(
                file.toString(), picture.format(), picture.image().width(), picture.image().height(),
                picture.orientation(), tokens * views.size(), views);
    }

    private Optional<String> saved(Path file, EncoderInput.View view, int index) throws InputException {
        if (save == null) {
            return Optional.empty();
        }
        var target = save.resolve(files.indexOf(file) + 1 + "-" + file.getFileName() + "-view" + index + ".png");
        try {
            Files.createDirectories(save);
            PngWriter.write(view.pixels(), target);
            return Optional.of(target.toString());
        } catch (IOException e) {
            throw new InputException(ExitCode.FAILED, "The picture could not be written to " + target + ": " + e.getMessage());
        }
    }

    private static String text(Report report) {
        var text = new StringBuilder();
        for (var image : report.images()) {
            text.append(String.format("%s: %s, %d×%d upright, %d tokens%n",
                    image.file(), image.format(), image.width(), image.height(), image.tokens()));
            for (var view : image.views()) {
                text.append(String.format("  x %d y %d, %d×%d → %d×%d, %d tokens, %s%s%n",
                        view.box().x(), view.box().y(), view.box().width(), view.box().height(), view.size(), view.size(),
                        view.tokens(), view.sha256(), view.saved().map(s -> ", " + s).orElse("")));
            }
        }
        return text.toString().stripTrailing();
    }
}
