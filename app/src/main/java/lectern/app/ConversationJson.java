package lectern.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Conversations as JSON: Lectern's own form is written and read, those of others are read. */
final class ConversationJson {

    /** Of the form that is written. A reader takes every earlier one. */
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ConversationJson() {}

    static byte[] write(List<ExchangedConversation> conversations) {
        var root = MAPPER.createObjectNode().put("lectern", VERSION);
        var list = root.putArray("conversations");
        for (var conversation : conversations) {
            var one = list.addObject()
                    .put("title", conversation.title())
                    .put("created_at", conversation.createdAt().toString());
            var messages = one.putArray("messages");
            for (var message : conversation.messages()) {
                var entry = messages.addObject()
                        .put("role", message.question() ? "user" : "assistant")
                        .put("content", message.text())
                        .put("created_at", message.createdAt().toString());
                if (!message.model().isEmpty()) {
                    entry.put("model", message.model());
                }
                if (!message.pictures().isEmpty()) {
                    var pictures = entry.putArray("attachments");
                    message.pictures().forEach(picture -> pictures.addObject()
                            .put("name", picture.name())
                            .put("format", picture.format())
                            .put("data", picture.bytes()));
                }
            }
        }
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws AppException when the file cannot be read, or holds no conversations in a form that is known here */
    static List<ExchangedConversation> read(Path file) {
        try {
            var root = MAPPER.readTree(Files.readAllBytes(file));
            if (root.path("lectern").asInt(0) > VERSION) {
                throw unusable(file, "it was written by a newer version of Lectern", null);
            }
            var list = new ArrayList<ExchangedConversation>();
            for (var one : root.isArray() ? root : root.path("conversations")) {
                list.add(conversation(one));
            }
            list.removeIf(conversation -> conversation.messages().isEmpty());
            if (list.isEmpty()) {
                throw unusable(file, "there is no conversation in it", null);
            }
            return list;
        } catch (JsonProcessingException e) {
            throw unusable(file, "it is no JSON", e);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unusable(file, "something in it is damaged", e);
        }
    }

    private static ExchangedConversation conversation(JsonNode node) {
        if (node.has("mapping")) {
            return ForeignJson.chatGpt(node);
        }
        if (node.path("chat").path("history").has("messages")) {
            return ForeignJson.openWebUi(node);
        }
        var created = Instant.parse(node.path("created_at").asText(Instant.EPOCH.toString()));
        var messages = new ArrayList<ExchangedConversation.Message>();
        for (var message : node.path("messages")) {
            var pictures = new ArrayList<ExchangedConversation.Picture>();
            for (var picture : message.path("attachments")) {
                pictures.add(new ExchangedConversation.Picture(
                        picture.path("name").asText(),
                        picture.path("format").asText(),
                        Base64.getDecoder().decode(picture.path("data").asText())));
            }
            messages.add(new ExchangedConversation.Message(
                    message.path("role").asText().equals("user"),
                    message.path("content").asText(),
                    Instant.parse(message.path("created_at").asText(created.toString())),
                    message.path("model").asText(""),
                    pictures));
        }
        return new ExchangedConversation(node.path("title").asText(""), created, messages);
    }

    private static AppException unusable(Path file, String why, Exception cause) {
        return new AppException(
                new Notice(
                        NoticeKeys.IMPORT_UNUSABLE,
                        List.of(file.toString()),
                        "Nothing was imported from " + file + ": " + why
                                + ". Lectern reads its own JSON, that of a ChatGPT export and that of Open WebUI."),
                cause == null ? new IllegalArgumentException(why) : cause);
    }
}
