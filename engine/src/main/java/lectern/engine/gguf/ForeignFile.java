package lectern.engine.gguf;

import static lectern.engine.gguf.GgufException.quote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a file is that does not begin with the GGUF mark, so that the person knows what happened. */
final class ForeignFile {

    /** How many bytes from the file's start {@link #describe} wants to see. */
    static final int SAMPLE = 512;

    private static final String DOWNLOAD_GGUF = " Lectern needs the GGUF version of the model.";

    private ForeignFile() {}

    /**
     * @param head the first bytes of the file, at most {@link #SAMPLE}
     * @param size bytes of the whole file
     */
    static GgufException describe(Path file, byte[] head, long size) {
        if (size == 0) {
            return new GgufException(GgufException.Reason.INCOMPLETE, file,
                    quote(file) + " is empty (0 bytes): the download or copy did not start. Fetch the file again.");
        }
        if (isZero(head)) {
            return new GgufException(GgufException.Reason.INCOMPLETE, file, quote(file)
                    + " begins with nothing but zeros: space was reserved for a download that never arrived."
                    + " Fetch the file again.");
        }
        return new GgufException(GgufException.Reason.NOT_GGUF, file, quote(file) + " is " + kind(head, size));
    }

    private static String kind(byte[] head, long size) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var start = text.replace("\u00ef\u00bb\u00bf", "").stripLeading();
        var lower = start.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<head")) {
            return "a web page, not a model: the download went wrong and saved an error or login page."
                    + " Download the file itself again.";
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<error")) {
            return "an XML document, not a model: the download probably saved an error message."
                    + " Download the file itself again.";
        }
        if (start.startsWith("version https://git-lfs.github.com/spec/")) {
            return "a Git LFS pointer, not the model itself: it only names the real file."
                    + " Run “git lfs pull” in its folder or download the file from its web page.";
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return text.contains(".pkl") || text.contains("/data/")
                    ? "a PyTorch checkpoint, not a GGUF file." + DOWNLOAD_GGUF
                    : "a ZIP archive, not a model. If a model is inside, unpack it and open the GGUF file.";
        }
        if (head.length > 2 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5) {
            return "a Python pickle, probably a PyTorch checkpoint, not a GGUF file." + DOWNLOAD_GGUF;
        }
        if (isSafetensors(head, size)) {
            return "a safetensors file, not a GGUF file." + DOWNLOAD_GGUF;
        }
        if (text.startsWith("lmgg") || text.startsWith("tjgg") || text.startsWith("fmgg") || text.startsWith("algg")) {
            return "a model in a GGML format that came before GGUF and is no longer read." + DOWNLOAD_GGUF;
        }
        if (text.startsWith("FUGG")) {
            return "a GGUF file for big-endian computers, which Lectern does not run on."
                    + " Download the usual, little-endian file.";
        }
        if (text.startsWith("\u001f\u008b") || text.startsWith("7z\u00bc\u00af") || text.startsWith("BZh")
                || text.startsWith("\u0028\u00b5\u002f\u00fd") || text.startsWith("\u00fd7zXZ")) {
            return "a compressed archive, not a model. If a model is inside, unpack it and open the GGUF file.";
        }
        if (text.startsWith("%PDF-")) {
            return "a PDF document, not a model. Drop documents into the conversation instead.";
        }
        if (text.startsWith("\u0089PNG") || text.startsWith("\u00ff\u00d8\u00ff") || text.startsWith("GIF8")) {
            return "a picture, not a model. Drop pictures into the conversation instead.";
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return "a JSON text, not a model: the download may have saved an error message."
                    + " Download the GGUF file itself.";
        }
        return "not a model file: it does not begin with the GGUF mark. Choose a file that ends in .gguf.";
    }

    /** safetensors begins with the length of a JSON header, 64 bits little-endian, and that header. */
    private static boolean isSafetensors(byte[] head, long size) {
        if (head.length < 9 || head[8] != '{') {
            return false;
        }
        long length = 0;
        for (int i = 7; i >= 0; i--) {
            length = length << 8 | head[i] & 0xff;
        }
        return length >= 2 && length <= size;
    }

    private static boolean isZero(byte[] head) {
        for (byte b : head) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
