package lectern.engine.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import lectern.engine.PassingFiles;
import lectern.engine.document.PageArea;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureException.Reason;
import lectern.engine.document.PlacedWord;
import lectern.engine.document.RgbImage;
import lectern.engine.pdf.PdfProcess.EndedException;
import lectern.engine.pdf.PdfProcess.TooSlowException;
import lectern.engine.process.HostLauncher;

/**
 * Reads PDF files in a process of their own, which starts with the first request and ends after a minute without one.
 *
 * <p>A file cannot take more than {@value #HEAP_MEGABYTES} MB of heap and 9 seconds of computing a request: then the
 * process is ended and the file is refused with a sentence. Safe to use from several threads; requests wait for each
 * other.
 */
public final class PdfReader implements AutoCloseable {

    /** Heap of the process that reads; with Java itself, it takes at most about 200 MB more. */
    public static final int HEAP_MEGABYTES = 512;

    /** Most pixels on a side of a drawn page. */
    public static final int MAX_SIDE = 4096;

    private static final Duration DEADLINE = Duration.ofSeconds(9);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final HostLauncher launcher;
    private final ScheduledExecutorService idle;
    private PdfProcess process;
    private ScheduledFuture<?> ending;

    /**
     * A page as it is shown: cropped and turned as the file says.
     *
     * @param width in points (72 to an inch), at least 1
     * @param height in points, at least 1
     * @param rotation degrees clockwise by which the file turns it: 0, 90, 180 or 270
     */
    public record Page(int width, int height, int rotation) {}

    public PdfReader() {
        launcher = HostLauncher.forThisProcess(List.of(PdfHost.ARGUMENT));
        idle = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("pdf-idle").daemon().factory());
    }

    /**
     * The pages of a file, at least one.
     *
     * @param name what to call the file in messages
     * @param password empty for none
     */
    public List<Page> pages(Path file, String name, String password) throws PictureException {
        var described = (PdfFrame.Described) call(new PdfFrame.Describe(source(file, name, password)), name, "it");
        return described.pages().stream().map(p -> new Page(p.width(), p.height(), p.rotation())).toList();
    }

    /**
     * A page as it is shown, or a part of it, on white.
     *
     * @param page from 0
     * @param longSide pixels on the long side of the part, at most {@link #MAX_SIDE}
     */
    public RgbImage render(Path file, String name, String password, int page, PageArea area, int longSide)
            throws PictureException {
        if (longSide < 1 || longSide > MAX_SIDE) {
            throw new IllegalArgumentException("A page cannot be drawn with " + longSide + " pixels on a side.");
        }
        Path target = null;
        try {
            target = PassingFiles.createFile("lectern-page", ".rgb");
            var request = new PdfFrame.Render(source(file, name, password), page, area, longSide, target.toString());
            var rendered = (PdfFrame.Rendered) call(request, name, "page " + (page + 1));
            return new RgbImage(rendered.width(), rendered.height(), Files.readAllBytes(target));
        } catch (IOException e) {
            throw new PictureException(Reason.UNREADABLE, quoted(name) + " could not be prepared: " + e.getMessage()
                    + ". Is the disk full? Make room and try again.", e);
        } finally {
            delete(target);
        }
    }

    /**
     * The text layer of a page, lines separated by a newline; empty where there is none, as in a scan.
     *
     * @param page from 0
     */
    public String text(Path file, String name, String password, int page) throws PictureException {
        var request = new PdfFrame.Read(source(file, name, password), page);
        return ((PdfFrame.Text) call(request, name, "page " + (page + 1))).text();
    }

    /**
     * The words of a page's text layer with their places; empty where there are none.
     *
     * @param page from 0
     */
    public List<PlacedWord> words(Path file, String name, String password, int page) throws PictureException {
        var request = new PdfFrame.Locate(source(file, name, password), page);
        return ((PdfFrame.Located) call(request, name, "page " + (page + 1))).words();
    }

    private synchronized PdfFrame.Reply call(PdfFrame.Request request, String name, String what)
            throws PictureException {
        if (idle.isShutdown()) {
            throw new PictureException(Reason.UNREADABLE, quoted(name) + " was not read: Lectern is closing.", null);
        }
        if (ending != null) {
            ending.cancel(false);
        }
        try {
            var reply = answer(request);
            if (reply instanceof PdfFrame.Failed failed) {
                throw problem(failed.problem(), request, name, what);
            }
            return reply;
        } catch (TooSlowException e) {
            throw new PictureException(
                    Reason.TOO_LARGE,
                    quoted(name) + " takes too long to read: " + what + " was not ready after "
                            + DEADLINE.toSeconds() + " seconds of computing, so it was given up. Print it to a new PDF"
                            + " in another program, or export the page as PNG, and open that.",
                    e);
        } catch (EndedException e) {
            throw e.outOfMemory()
                    ? new PictureException(Reason.TOO_LARGE, quoted(name) + " takes more memory than Lectern gives a"
                            + " PDF (" + HEAP_MEGABYTES + " MB), so " + what + " was not read. Print it to a new PDF in"
                            + " another program, or export the page as PNG, and open that.", e)
                    : damaged(name, what, e);
        } catch (IOException e) {
            throw new PictureException(Reason.UNREADABLE, quoted(name) + " could not be read: the process that reads"
                    + " PDF files does not run here. The log has the details; install Lectern again.", e);
        } finally {
            ending = idle.isShutdown() ? null : idle.schedule(this::end, IDLE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private PdfFrame.Reply answer(PdfFrame.Request request) throws IOException, TooSlowException, EndedException {
        boolean fresh = process == null || !process.isAlive();
        if (fresh) {
            process = PdfProcess.start(launcher);
        }
        try {
            return process.call(request, DEADLINE);
        } catch (TooSlowException e) {
            end();
            throw e;
        } catch (EndedException e) {
            end();
            if (fresh || e.outOfMemory()) {
                throw e;
            }
            // It may have ended before, for what another file did or because somebody ended it.
            return answer(request);
        }
    }

    private static PictureException problem(
            PdfFrame.Problem problem, PdfFrame.Request request, String name, String what) {
        return switch (problem) {
            case PASSWORD -> request.source().password().isEmpty()
                    ? new PictureException(
                            Reason.PASSWORD, quoted(name) + " is encrypted. It opens with its password only.", null)
                    : new PictureException(
                            Reason.WRONG_PASSWORD,
                            "The password does not open " + quoted(name) + ". Check it and try again.", null);
            case TOO_MANY_PAGES -> new PictureException(Reason.TOO_LARGE, quoted(name) + " has more pages than Lectern"
                    + " opens (50,000). Save the part you need as a PDF of its own.", null);
            case DAMAGED -> damaged(name, what, null);
        };
    }

    private static PictureException damaged(String name, String what, Throwable cause) {
        return new PictureException(Reason.DAMAGED, quoted(name) + " is a PDF that is damaged or cut off, so " + what
                + " was not read. Copy or download it again, or print it to a new PDF in another program.", cause);
    }

    private static PdfFrame.Source source(Path file, String name, String password) throws PictureException {
        try {
            var version = Files.size(file) + "/" + Files.getLastModifiedTime(file);
            return new PdfFrame.Source(file.toAbsolutePath().toString(), version, Objects.requireNonNull(password));
        } catch (IOException e) {
            throw new PictureException(Reason.UNREADABLE,
                    quoted(name) + " cannot be read any more. Was it moved? Choose it again.", e);
        }
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private synchronized void end() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public void close() {
        idle.shutdownNow();
        end();
    }
}
