package lectern.engine.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureException.Reason;
import lectern.engine.document.PictureReader;
import lectern.engine.pdf.PdfReader;

/**
 * Opens files as pages. What a file is, its content says; only plain text, which has no mark, is also told by the
 * ending of its name.
 *
 * <p>Opened documents need the file and this object for as long as they are used. Safe to use from several threads.
 */
public final class Documents implements AutoCloseable {

    /** Largest file that is opened. */
    public static final long MAX_BYTES = PictureReader.MAX_BYTES;

    /** Texts longer than any context window are not worth reading. */
    private static final long MAX_TEXT_BYTES = 4L << 20;

    private static final Set<String> MARKDOWN = Set.of("md", "markdown");
    private static final Set<String> TEXT =
            Set.of("txt", "text", "csv", "tsv", "log", "json", "xml", "yaml", "yml", "rst", "tex");

    private final PictureReader pictures = new PictureReader();
    private final PdfReader pdf = new PdfReader();

    public PagedDocument open(Path file) throws PictureException {
        return open(file, String.valueOf(file.getFileName()), "");
    }

    /**
     * @param name what the file is called, with its ending
     * @param password for an encrypted PDF; empty for none
     * @throws PictureException with a sentence for a person when there is nothing to be had from it
     */
    public PagedDocument open(Path file, String name, String password) throws PictureException {
        if (Files.isRegularFile(file)) {
            try {
                var head = head(file);
                if (isPdf(head)) {
                    checkSize(file, name, MAX_BYTES);
                    return new PdfDocument(pdf, file, name, password);
                }
                if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
                    var office = office(file, name);
                    if (office.isPresent()) {
                        return office.get();
                    }
                }
                if (head.length > 0 && (isNamed(name, MARKDOWN) || isNamed(name, TEXT))) {
                    return text(file, name);
                }
            } catch (IOException e) {
                throw new PictureException(Reason.UNREADABLE, "“" + name + "” cannot be read: the disk or network it is"
                        + " on reports an error, or Lectern has no permission. Copy it to a folder of yours and try"
                        + " again.", e);
            }
        }
        var picture = pictures.read(file, name);
        int pages = pictures.pageCount(file);
        return pages > 1 ? new PicturesDocument(pictures, file, name, picture, pages) : new PictureDocument(picture);
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(1024);
        }
    }

    /** The mark may stand a little way in: so say the readers of PDF files. */
    private static boolean isPdf(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    private static Optional<TextDocument> office(Path file, String name) throws PictureException {
        try {
            return OfficeText.read(file);
        } catch (IOException | RuntimeException e) {
            throw new PictureException(Reason.DAMAGED, "“" + name + "” is an archive or an office document that is"
                    + " damaged or larger than Lectern reads. Open it in its own program, save it as PDF, and open"
                    + " that.", e);
        }
    }

    private static TextDocument text(Path file, String name) throws PictureException, IOException {
        checkSize(file, name, MAX_TEXT_BYTES);
        var text = decoded(Files.readAllBytes(file));
        if (text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c) && c != 0x1B && c != '\b')) {
            throw new PictureException(Reason.NOT_A_PICTURE,
                    "“" + name + "” is called a text but holds none. Check that it is the file you meant.", null);
        }
        var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new TextDocument(isNamed(name, MARKDOWN) ? "Markdown" : "Text", clean.replace("\r\n", "\n").strip());
    }

    /** UTF-8 or, with its mark, UTF-16; else what old Windows programs write. */
    private static String decoded(byte[] bytes) {
        boolean utf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        try {
            return (utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static void checkSize(Path file, String name, long most) throws PictureException, IOException {
        if (Files.size(file) > most) {
            throw new PictureException(Reason.TOO_LARGE, String.format(Locale.ENGLISH,
                    "“%s” has %,d MB; Lectern reads files of this kind of up to %d MB. Save the part you need as a file"
                            + " of its own.", name, Files.size(file) >> 20, most >> 20), null);
        }
    }

    private static boolean isNamed(String name, Set<String> endings) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        pdf.close();
    }
}
