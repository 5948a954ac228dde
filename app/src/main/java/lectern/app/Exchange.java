package lectern.app;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.imageio.ImageIO;
import lectern.storage.Attachment;
import lectern.storage.Conversation;
import lectern.storage.Library;
import lectern.storage.Message;
import lectern.storage.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes conversations out of the library as files, and into it. */
public final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** Pixels: about 300 to the inch at the size they have on a page. */
    private static final int PDF_PICTURE_SIDE = 1600;

    private final Library library;
    private final Attachments attachments;
    private final LongConsumer added;

    /** @param added hears of each conversation that was imported */
    Exchange(Library library, Attachments attachments, LongConsumer added) {
        this.library = library;
        this.attachments = attachments;
        this.added = added;
    }

    /** All conversations that are not deleted, the oldest first. */
    public List<Long> all() {
        return Notices.kept(() -> library.conversations().list()).stream()
                .sorted(Comparator.comparing(Conversation::createdAt).thenComparing(Conversation::id))
                .map(Conversation::id)
                .toList();
    }

    /**
     * Writes conversations into a file, which takes the place of one that is there. The pictures of Markdown go into a
     * folder beside it.
     *
     * @throws AppException when something cannot be read or written
     */
    public void export(List<Long> conversations, ExportFormat format, Path file) {
        var read = conversations.stream().map(this::read).toList();
        try {
            switch (format) {
                case MARKDOWN -> {
                    var pictures = file.resolveSibling(stem(file) + "-files");
                    Files.writeString(file, MarkdownExport.write(read, Optional.of(pictures)));
                }
                case HTML -> Files.writeString(file, HtmlExport.write(read));
                case PDF -> PdfExport.write(read, this::pixels, file);
                case JSON -> Files.write(file, ConversationJson.write(read));
            }
        } catch (IOException e) {
            throw new AppException(
                    new Notice(
                            NoticeKeys.EXPORT_FAILED,
                            List.of(file.toString()),
                            "The conversations could not be written to " + file + ". Nothing in the library was "
                                    + "changed. Choose another folder, or free some space."),
                    e);
        }
    }

    /** The text of conversations, for a terminal: pictures are named only. @param format one that is text */
    public String text(List<Long> conversations, ExportFormat format) {
        var read = conversations.stream().map(this::read).toList();
        return switch (format) {
            case MARKDOWN -> MarkdownExport.write(read, Optional.empty());
            case HTML -> HtmlExport.write(read);
            case PDF -> throw new IllegalArgumentException("A PDF is no text");
            case JSON -> new String(ConversationJson.write(read), java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    /**
     * Adds the conversations of a file: Lectern's own JSON, the {@code conversations.json} of a ChatGPT export, or the
     * JSON of Open WebUI. All of them are added, or none.
     *
     * @return the new conversations
     * @throws AppException when the file cannot be read or is of no such kind
     */
    public List<Long> importFile(Path file) {
        var read = ConversationJson.read(file);
        var ids = Notices.kept(() -> library.transaction(() -> read.stream().map(this::add).toList()));
        ids.forEach(added::accept);
        return ids;
    }

    /** @return a copy of the branch that is shown */
    long duplicate(long conversation, String title) {
        return Notices.kept(() -> library.transaction(() -> {
            var copy = library.conversations().create(title).id();
            library.conversations().file(copy, library.conversations().get(conversation).folder());
            for (var message : library.messages().shown(conversation)) {
                library.messages().addWritten(
                        copy, message.role(), message.text(), message.createdAt(), message.model(),
                        message.attachments());
            }
            return copy;
        }));
    }

    private ExchangedConversation read(long id) {
        return Notices.kept(() -> {
            var conversation = library.conversations().get(id);
            var messages = library.messages().shown(id).stream().map(this::read).toList();
            return new ExchangedConversation(conversation.title(), conversation.createdAt(), messages);
        });
    }

    private ExchangedConversation.Message read(Message message) {
        var pictures = message.attachments().stream()
                .map(a -> new ExchangedConversation.Picture(
                        a.name(), a.format(), library.attachments().read(a), Optional.of(Views.of(a))))
                .toList();
        return new ExchangedConversation.Message(
                message.role() == Role.USER,
                message.text(),
                message.createdAt(),
                message.model().orElse(""),
                pictures);
    }

    private long add(ExchangedConversation conversation) {
        var id = library.conversations().create(conversation.title().strip()).id();
        for (var message : conversation.messages()) {
            var pictures = new ArrayList<Attachment>();
            for (var picture : message.pictures()) {
                pictures.add(Views.stored(attachments.add(picture.name(), picture.bytes())));
            }
            library.messages().addWritten(
                    id,
                    message.question() ? Role.USER : Role.MODEL,
                    message.text(),
                    message.createdAt(),
                    Optional.of(message.model()).filter(model -> !model.isEmpty()),
                    pictures);
        }
        return id;
    }

    /** What a picture or the first page of a document looks like; what cannot be drawn is named only. */
    private Optional<BufferedImage> pixels(ExchangedConversation.Picture picture) {
        try {
            if (picture.kept().isEmpty()) {
                return Optional.empty();
            }
            var png = ImageIO.read(new ByteArrayInputStream(
                    attachments.thumbnailPng(picture.kept().get(), PDF_PICTURE_SIDE)));
            var opaque = new BufferedImage(png.getWidth(), png.getHeight(), BufferedImage.TYPE_INT_RGB);
            var graphics = opaque.createGraphics();
            graphics.drawImage(png, 0, 0, Color.WHITE, null);
            graphics.dispose();
            return Optional.of(opaque);
        } catch (AppException | IOException e) {
            LOG.warn("A picture cannot be drawn in an export", e);
            return Optional.empty();
        }
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
