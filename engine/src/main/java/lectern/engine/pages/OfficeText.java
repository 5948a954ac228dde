package lectern.engine.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of a .docx (ECMA-376, {@code word/document.xml}) or .odt (OpenDocument 1.3, {@code content.xml}), paragraph
 * by paragraph, cells of a table row on one line. Headers, notes and pictures are left out.
 */
final class OfficeText {

    /** What the content may unpack to. */
    private static final long MAX_BYTES = 64L << 20;

    private static final Set<String> PARAGRAPHS = Set.of("p", "h");

    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private int inCells;

    /** Inside the places where tabs stop, which have the same name as tabs. */
    private int tabStops;

    /** Inside words. */
    private int left;

    private OfficeText(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @return empty when the archive is no document of these kinds
     * @throws IOException when it is one that is damaged or unpacks to more than 64 MB
     */
    static Optional<TextDocument> read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var word = zip.getEntry("word/document.xml");
            var open = zip.getEntry("content.xml");
            if (word == null && (open == null || zip.getEntry("META-INF/manifest.xml") == null)) {
                return Optional.empty();
            }
            try (var in = new Limited(zip.getInputStream(word != null ? word : open))) {
                var factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
                var words = new OfficeText(factory.createXMLStreamReader(in)).read();
                return Optional.of(new TextDocument(word != null ? "Word" : "OpenDocument", words));
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private String read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (left > 0) {
                        text.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    /** Word keeps its words in {@code w:t}, OpenDocument right in {@code text:p} and {@code text:h}. */
    private void start(String name) {
        switch (name) {
            case "t", "h" -> left++;
            case "p" -> left += isWord() ? 0 : 1;
            case "tabs" -> tabStops++;
            case "tab" -> text.append(tabStops > 0 ? "" : "\t");
            case "br", "line-break" -> text.append('\n');
            case "s" -> text.append(" ".repeat(spaces()));
            case "tc", "table-cell" -> inCells++;
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "t" -> left--;
            case "tabs" -> tabStops--;
            case "tc", "table-cell" -> {
                inCells--;
                text.append('\t');
            }
            case "tr", "table-row" -> text.append('\n');
            default -> {}
        }
        if (PARAGRAPHS.contains(name)) {
            left -= isWord() ? 0 : 1;
            text.append(inCells > 0 ? ' ' : '\n');
        }
    }

    private boolean isWord() {
        return xml.getNamespaceURI() != null && xml.getNamespaceURI().contains("wordprocessingml");
    }

    private int spaces() {
        var count = xml.getAttributeValue(null, "c");
        return count == null || !count.matches("\\d{1,3}") ? 1 : Integer.parseInt(count);
    }

    /** Ends with an error where a bomb would go on. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left = MAX_BYTES;

        Limited(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            take(1);
            return in.read();
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int got = in.read(to, at, length);
            take(Math.max(0, got));
            return got;
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("More than " + MAX_BYTES + " bytes of text");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
