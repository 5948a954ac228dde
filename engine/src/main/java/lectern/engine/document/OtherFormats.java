package lectern.engine.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises files that are no readable picture, to be able to say what they are and what to do instead. */
final class OtherFormats {

    /** How many bytes from the start are looked at. */
    static final int HEAD = 4096;

    private static final String AS_PICTURE = "Save or export it as PNG or JPEG and open that.";
    private static final String UNPACK = "Unpack it and open the picture inside.";
    private static final String FRAME = "Save one frame of it as PNG and open that.";
    private static final String PAGES = "Save or export it as PDF, or the page you need as PNG, and open that.";

    /** @param isA what the file is, with what follows from that */
    private record Kind(String isA, String advice) {

        static Kind unreadPicture(String isA, String advice) {
            return new Kind(isA + ", which Lectern does not read yet", advice);
        }

        static Kind noPicture(String isA, String advice) {
            return new Kind(isA + ", not a picture", advice);
        }

        String sentence() {
            return "is " + isA + ". " + advice;
        }
    }

    private static final Kind CAMERA_RAW = Kind.unreadPicture("raw data of a camera", AS_PICTURE);

    /** A format that is known by characters at a fixed place. */
    private record Magic(int at, String text, Kind kind) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "8BPS", Kind.unreadPicture("a Photoshop document", AS_PICTURE)),
            new Magic(0, "\0\0\0\fjP  ", Kind.unreadPicture("a JPEG 2000 picture", AS_PICTURE)),
            new Magic(0, "\u00ffO\u00ff\u0051", Kind.unreadPicture("a JPEG 2000 picture", AS_PICTURE)),
            new Magic(0, "\0\0\0\fJXL ", Kind.unreadPicture("a JPEG XL picture", AS_PICTURE)),
            new Magic(0, "\u00ff\n", Kind.unreadPicture("a JPEG XL picture", AS_PICTURE)),
            new Magic(0, "\0\0\1\0", Kind.unreadPicture("a Windows icon", AS_PICTURE)),
            new Magic(0, "\0\0\2\0", Kind.unreadPicture("a Windows cursor", AS_PICTURE)),
            new Magic(0, "%!PS", Kind.noPicture("a PostScript document", PAGES)),
            new Magic(0, "AT&TFORM", Kind.noPicture("a DjVu document", PAGES)),
            new Magic(0, "PK\3\4", Kind.noPicture("an archive or an office document",
                    "Unpack it, or export it as PDF, and open that.")),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0", Kind.noPicture("an older office document", PAGES)),
            new Magic(0, "Rar!", Kind.noPicture("an archive", UNPACK)),
            new Magic(0, "7z\u00bc\u00af", Kind.noPicture("an archive", UNPACK)),
            new Magic(0, "\u001f\u008b", Kind.noPicture("a compressed file", UNPACK)),
            new Magic(0, "FUJIFILMCCD-RAW", CAMERA_RAW),
            new Magic(0, "GGUF", Kind.noPicture("a model", "Open it with “Open model…” and choose a picture here.")),
            new Magic(0, "\u001aE\u00df\u00a3", Kind.noPicture("a video", FRAME)));

    private OtherFormats() {}

    /** What to say of the raw data of a camera. */
    static String cameraRaw() {
        return CAMERA_RAW.sentence();
    }

    /**
     * What a file is and what to do about it, as the rest of a sentence that begins with its name.
     *
     * @param head the first bytes, {@link #HEAD} unless the file is shorter
     */
    static String describe(byte[] head) {
        return isoMedia(head)
                .or(() -> pdf(head))
                .or(() -> magic(head))
                .or(() -> text(head))
                .map(Kind::sentence)
                .orElse("is neither a picture nor a document of a kind that Lectern reads (PNG, JPEG, GIF, BMP, WebP,"
                        + " TIFF, PDF, Word, OpenDocument, text). Save or export it as PNG or PDF and open that.");
    }

    private static Optional<Kind> magic(byte[] head) {
        return MAGIC.stream().filter(m -> PictureFormat.starts(head, m.at, m.text)).map(Magic::kind).findFirst();
    }

    /** HEIC, AVIF, camera raw and video share a container that names its kind in the first box. */
    private static Optional<Kind> isoMedia(byte[] head) {
        if (!PictureFormat.starts(head, 4, "ftyp")) {
            return Optional.empty();
        }
        var brands = new String(head, 8, Math.min(head.length, 64) - 8, StandardCharsets.ISO_8859_1);
        if (brands.contains("avif") || brands.contains("avis")) {
            return Optional.of(Kind.unreadPicture("an AVIF picture", AS_PICTURE));
        }
        if (Stream.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1").anyMatch(brands::contains)) {
            return Optional.of(Kind.unreadPicture("a HEIC picture, the photo format of many phones",
                    "Export it as JPEG, or set the phone's camera to its most compatible format, and open"
                    + " that."));
        }
        if (brands.startsWith("crx")) {
            return Optional.of(CAMERA_RAW);
        }
        return Optional.of(Kind.noPicture("a video", FRAME));
    }

    /** The mark may stand a little way in: so say the readers of PDF files. */
    private static Optional<Kind> pdf(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1);
        return start.contains("%PDF-") ? Optional.of(Kind.noPicture("a PDF document", PAGES)) : Optional.empty();
    }

    private static Optional<Kind> text(byte[] head) {
        var text = decoded(head);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var lower = text.get().toLowerCase(Locale.ROOT);
        if (lower.contains("<svg")) {
            return Optional.of(Kind.unreadPicture("an SVG drawing", AS_PICTURE));
        }
        if (lower.contains("<html") || lower.contains("<!doctype html")) {
            return Optional.of(Kind.noPicture("a web page",
                    "If it was meant to be a picture, the download went wrong: download it again."));
        }
        return Optional.of(new Kind("a text file under another name",
                "To ask about its words, give it a name that ends in .txt; else choose the file you meant."));
    }

    /** As text, if it is some: in UTF-8 or UTF-16, without the control characters that only binary files have. */
    private static Optional<String> decoded(byte[] head) {
        boolean utf16 = PictureFormat.starts(head, 0, "\u00ff\u00fe") || PictureFormat.starts(head, 0, "\u00fe\u00ff");
        var decoder = (utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        // The last character may be cut off, so up to three bytes of the end are left out.
        for (int cut = 0; cut <= Math.min(3, head.length - 1); cut++) {
            try {
                var text = decoder.decode(ByteBuffer.wrap(head, 0, head.length - cut)).toString();
                return text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c) || c == 0x1B || c == '\b')
                        ? Optional.of(text) : Optional.empty();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
