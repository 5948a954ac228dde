package lectern.ui.tools;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import lectern.app.AppPaths;
import lectern.app.AskListener;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.app.Natives;
import lectern.app.Settings;
import lectern.app.pages.PagePart;
import lectern.engine.EngineChoice;
import lectern.engine.ProgressListener;
import lectern.engine.document.PageArea;
import lectern.engine.process.ProcessEngine;
import lectern.ui.UiSettings;

/** The lower half of a scan that was asked about, with what the demo model really answers. */
final class DemoPagePictures {

    private static final String QUESTION = "What is the total?";

    private DemoPagePictures() {}

    /** @param work a folder for the library */
    static void take(Path folder, Path work) throws Exception {
        var demo = Demo.installed();
        if (demo.isEmpty()) {
            return;
        }
        var engine = ProcessEngine.start(EngineChoice.AUTO, Natives.folder(), Optional.empty(), Optional.empty());
        var lectern = Lectern.start(AppPaths.under(work.resolve("demo-pages")), engine, demo);
        lectern.settings().set(Settings.TEMPERATURE, 0.0);
        lectern.models().open(demo.get().files(), ProgressListener.NONE);
        var scan = lectern.attachments().add("scan.png", scan(demo.get()));
        var half = new PagePart(0, new PageArea(0, 0.49, 1, 0.51));
        var asked = lectern.asking()
                .askNew(QUESTION, List.of(scan.with(scan.choices().withPart(half))), AskListener.NONE);
        asked.completion().toCompletableFuture().join();
        lectern.settings().set(UiSettings.CONVERSATION, Long.toString(asked.conversationId()));
        try (var window = new PicturedWindow(folder, lectern, 1280, 800)) {
            window.awaitConversation();
            window.press(".question .thumbnail-button");
            window.awaitPage();
            window.awaitSight(".page-part");
            window.picture("viewer-demo-light-1280x800");
        }
    }

    /** An invoice and a receipt under each other, as somebody lays them on the glass of a scanner. */
    private static byte[] scan(Demo demo) throws Exception {
        var above = sample(demo, "invoice-1.png");
        var below = sample(demo, "receipt-2.png");
        int height = above.getHeight() + below.getHeight();
        var scan = new BufferedImage(above.getWidth(), height, BufferedImage.TYPE_INT_RGB);
        var pen = scan.createGraphics();
        pen.drawImage(above, 0, 0, null);
        pen.drawImage(below, 0, above.getHeight(), null);
        pen.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(scan, "png", png);
        return png.toByteArray();
    }

    private static BufferedImage sample(Demo demo, String name) throws Exception {
        for (var sample : demo.samples()) {
            if (sample.path().endsWith(name)) {
                return ImageIO.read(sample.path().toFile());
            }
        }
        throw new IOException("The demo model has no sample " + name + ".");
    }
}
