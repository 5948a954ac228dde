package lectern.engine.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import lectern.engine.host.FrameCodec;
import lectern.engine.pdf.PdfFrame.Problem;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The process that reads PDF files. It keeps the last one open, answers one request at a time, and ends when its input
 * closes, when it is killed, or when a file takes more memory than its heap has.
 */
public final class PdfHost {

    /** The argument that makes {@link lectern.engine.host.HostMain} this process. */
    public static final String ARGUMENT = "--read-pdf";

    /** Exit code when the heap is full. */
    static final int OUT_OF_MEMORY = 3;

    /** More pages than any document that somebody would read: a list of them still fits into a message. */
    private static final int MAX_PAGES = 50_000;

    /** More than a page can hold that is read by people. */
    private static final int MAX_TEXT = 200_000;

    /** Likewise, in words; they have to fit into one frame. */
    private static final int MAX_WORDS = 20_000;

    private PdfFrame.Source opened;
    private PDDocument document;

    private PdfHost() {}

    /** Serves requests from standard input until it closes. */
    public static void main() throws IOException {
        var out = new FileOutputStream(FileDescriptor.out);
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        System.setProperty("pdfbox.fontcache", fontCache());
        ImageIO.setUseCache(false);
        IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
        FrameCodec.write(out, new PdfFrame.Ready());
        new PdfHost().serve(out);
        Runtime.getRuntime().halt(0);
    }

    /** PDFBox remembers there which fonts the system has; looking anew takes seconds on a machine with many. */
    private static String fontCache() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "lectern-fonts-" + System.getProperty("user.name"));
        return Files.createDirectories(folder).toString();
    }

    private void serve(OutputStream out) throws IOException {
        var in = new BufferedInputStream(System.in);
        for (var frame = FrameCodec.read(in, PdfFrame.class); frame.isPresent();
                frame = FrameCodec.read(in, PdfFrame.class)) {
            if (!(frame.get() instanceof PdfFrame.Request request)) {
                throw new IOException("Not a request: " + frame.get().getClass().getSimpleName());
            }
            FrameCodec.write(out, reply(request));
        }
    }

    private PdfFrame.Reply reply(PdfFrame.Request request) {
        try {
            return switch (request) {
                case PdfFrame.Describe d -> describe(open(d.source()));
                case PdfFrame.Render r -> render(open(r.source()), r);
                case PdfFrame.Read r -> read(open(r.source()), r.page());
                case PdfFrame.Locate l -> locate(open(l.source()), l.page());
            };
        } catch (InvalidPasswordException e) {
            return new PdfFrame.Failed(Problem.PASSWORD);
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError | InternalError e) {
            System.err.println("A PDF that could not be read: " + e);
            return new PdfFrame.Failed(Problem.DAMAGED);
        }
    }

    private PDDocument open(PdfFrame.Source source) throws IOException {
        if (!source.equals(opened)) {
            if (document != null) {
                document.close();
            }
            opened = null;
            document = Loader.loadPDF(new File(source.file()), source.password());
            opened = source;
        }
        return document;
    }

    private static PdfFrame.Reply describe(PDDocument document) {
        var pages = new ArrayList<PdfFrame.Page>();
        for (var page : document.getPages()) {
            if (pages.size() == MAX_PAGES) {
                return new PdfFrame.Failed(Problem.TOO_MANY_PAGES);
            }
            pages.add(page(page));
        }
        return pages.isEmpty() ? new PdfFrame.Failed(Problem.DAMAGED) : new PdfFrame.Described(pages);
    }

    private static PdfFrame.Page page(PDPage page) {
        var box = page.getCropBox();
        int rotation = Math.floorMod(page.getRotation(), 360);
        int width = points(box.getWidth());
        int height = points(box.getHeight());
        return rotation % 180 == 0
                ? new PdfFrame.Page(width, height, rotation)
                : new PdfFrame.Page(height, width, rotation);
    }

    private static int points(float length) {
        return Math.max(1, Math.round(Math.abs(length)));
    }

    private static PdfFrame.Reply render(PDDocument document, PdfFrame.Render request) throws IOException {
        var page = document.getPage(request.page());
        if (request.area().coversAll()) {
            return renderCropped(document, request);
        }
        var whole = page.getCropBox();
        page.setCropBox(PageCoordinates.of(page).onPage(request.area()));
        try {
            return renderCropped(document, request);
        } finally {
            page.setCropBox(whole);
        }
    }

    private static PdfFrame.Reply renderCropped(PDDocument document, PdfFrame.Render request) throws IOException {
        var box = document.getPage(request.page()).getCropBox();
        float longSide = Math.max(1, Math.max(Math.abs(box.getWidth()), Math.abs(box.getHeight())));
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var image = renderer.renderImage(request.page(), request.longSide() / longSide, ImageType.RGB);
        Files.write(Path.of(request.target()), rgb(image));
        return new PdfFrame.Rendered(image.getWidth(), image.getHeight());
    }

    private static byte[] rgb(BufferedImage image) {
        int[] packed = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var rgb = new byte[packed.length * 3];
        for (int i = 0; i < packed.length; i++) {
            rgb[3 * i] = (byte) (packed[i] >> 16);
            rgb[3 * i + 1] = (byte) (packed[i] >> 8);
            rgb[3 * i + 2] = (byte) packed[i];
        }
        return rgb;
    }

    private static PdfFrame.Reply read(PDDocument document, int page) throws IOException {
        var text = PageText.of(document, page);
        return new PdfFrame.Text(text.substring(0, Math.min(MAX_TEXT, text.length())));
    }

    private static PdfFrame.Reply locate(PDDocument document, int page) throws IOException {
        var words = PageText.words(document, page);
        return new PdfFrame.Located(words.subList(0, Math.min(MAX_WORDS, words.size())));
    }
}
