package lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Conversations as Markdown: a heading for each, questions as quotations, answers as they are. */
final class MarkdownExport {

    private MarkdownExport() {}

    /** @param pictures where pictures are to be written; empty to name them only */
    static String write(List<ExchangedConversation> conversations, Optional<Path> pictures) {
        var out = new StringBuilder();
        int number = 0;
        for (var conversation : conversations) {
            var title = conversation.title().isBlank() ? conversation.createdAt().toString() : conversation.title();
            out.append(out.isEmpty() ? "" : "\n").append("# ").append(title.replace('\n', ' ')).append("\n\n");
            for (var message : conversation.messages()) {
                for (var picture : message.pictures()) {
                    number++;
                    out.append(picture(picture, number, pictures)).append("\n\n");
                }
                if (!message.text().isBlank()) {
                    out.append(message.question() ? quoted(message.text()) : message.text().strip()).append("\n\n");
                }
            }
        }
        return out.toString().stripTrailing() + "\n";
    }

    private static String quoted(String question) {
        return "> " + question.strip().replace("\n", "\n> ");
    }

    private static String picture(ExchangedConversation.Picture picture, int number, Optional<Path> folder) {
        var name = picture.name().replaceAll("[\\[\\]]", "");
        if (folder.isEmpty()) {
            return "> [" + name + "]";
        }
        // The number keeps apart what has the same name; the rest of it is safe on every system.
        var file = number + "-" + picture.name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        try {
            Files.createDirectories(folder.get());
            Files.write(folder.get().resolve(file), picture.bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return "> ![" + name + "](<" + folder.get().getFileName() + "/" + file + ">)";
    }
}
