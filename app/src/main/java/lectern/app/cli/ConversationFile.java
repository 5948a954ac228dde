package lectern.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.Chat;
import lectern.engine.document.PanScanMode;
import lectern.engine.document.PictureException;
import lectern.engine.document.PictureReader;

/**
 * A conversation in the chat-completions form: a list of messages (or an object with {@code messages}), each with a
 * {@code role} (system, user, assistant) and {@code content}: text, or a list of parts
 * {@code {"type":"text","text":…}} and {@code {"type":"image_url","image_url":{"url":PATH}}} or
 * {@code {"type":"image","path":PATH}}. Pictures are local paths, relative to the file.
 */
final class ConversationFile {

    private final Path file;
    private final PanScanMode panScan;
    private final List<PictureSource> pictures = new ArrayList<>();

    private ConversationFile(Path file, PanScanMode panScan) {
        this.file = file;
        this.panScan = panScan;
    }

    /**
     * @param pictures where the chat's pictures come from, in order
     * @param asked what its question is about, where that is known
     */
    record Loaded(Chat chat, List<PictureSource> pictures, AskedDocuments asked) {}

    /** @param panScan whether its pictures are also shown in parts */
    static Loaded load(Path file, PanScanMode panScan) throws InputException, PictureException {
        return new ConversationFile(file, panScan).read();
    }

    private Loaded read() throws InputException, PictureException {
        Optional<String> system = Optional.empty();
        var turns = new ArrayList<Chat.Turn>();
        for (var message : messages()) {
            var role = message.path("role").asText();
            switch (role) {
                case "system", "developer" -> {
                    if (system.isPresent() || !turns.isEmpty()) {
                        throw wrong("only the first message can be the system's");
                    }
                    system = Optional.of(systemText(message.path("content")));
                }
                case "user" -> turns.add(new Chat.Turn(Chat.Role.USER, parts(message.path("content"))));
                case "assistant", "model" -> turns.add(new Chat.Turn(Chat.Role.MODEL, parts(message.path("content"))));
                default -> throw wrong("a message has the role “" + role + "”; it has to be system, user or assistant");
            }
        }
        return new Loaded(new Chat(system, turns), List.copyOf(pictures), AskedDocuments.NONE);
    }

    private JsonNode messages() throws InputException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw wrong("it is not JSON (line " + e.getLocation().getLineNr() + ")");
        } catch (IOException e) {
            throw new InputException(
                    ExitCode.BAD_INPUT, "The conversation " + file + " cannot be read. Does it exist?");
        }
        var messages = root != null && root.isObject() ? root.path("messages") : root;
        if (messages == null || !messages.isArray() || messages.isEmpty()) {
            throw wrong("it has no list of messages");
        }
        return messages;
    }

    private String systemText(JsonNode content) throws InputException {
        if (content.isTextual()) {
            return content.asText();
        }
        var text = new StringBuilder();
        for (var part : content) {
            if (!part.path("type").asText().equals("text")) {
                throw wrong("a system message can only be text");
            }
            text.append(part.path("text").asText());
        }
        return text.toString();
    }

    private List<Chat.Part> parts(JsonNode content) throws InputException, PictureException {
        if (content.isTextual()) {
            return List.of(new Chat.Text(content.asText()));
        }
        if (!content.isArray()) {
            throw wrong("a message has no content");
        }
        var parts = new ArrayList<Chat.Part>();
        for (var part : content) {
            var type = part.path("type").asText();
            parts.add(switch (type) {
                case "text", "input_text", "output_text" -> new Chat.Text(part.path("text").asText());
                case "image", "image_url", "input_image" -> picture(part);
                default -> throw wrong("a part has the type “" + type + "”; it has to be text or image_url");
            });
        }
        return parts;
    }

    private Chat.Picture picture(JsonNode part) throws InputException, PictureException {
        var reference = reference(part);
        if (reference.isEmpty()) {
            throw wrong("a picture has no path");
        }
        if (reference.matches("(?i)(https?|data|ftp):.*")) {
            throw wrong("a picture has to be a file on this computer, as Lectern fetches nothing: "
                    + reference.substring(0, Math.min(60, reference.length())));
        }
        var path = reference.startsWith("file:")
                ? Path.of(URI.create(reference))
                : file.toAbsolutePath().resolveSibling(reference);
        pictures.add(new PictureSource(path, Optional.empty()));
        return new Chat.Picture(new PictureReader().read(path).image(), panScan);
    }

    private static String reference(JsonNode part) {
        for (var key : List.of("path", "image", "url", "image_url")) {
            var value = part.path(key);
            var text = value.isObject() ? value.path("url").asText() : value.asText();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private InputException wrong(String why) {
        return new InputException(ExitCode.BAD_INPUT, "The conversation " + file + " cannot be used: " + why + ".");
    }
}
