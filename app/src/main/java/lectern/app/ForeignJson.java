package lectern.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

/**
 * Conversations of other programs. Both keep a tree of messages and the end of the branch that was shown last; that
 * branch is read, its text only.
 */
final class ForeignJson {

    private ForeignJson() {}

    /** An entry of the {@code conversations.json} of a ChatGPT export. */
    static ExchangedConversation chatGpt(JsonNode node) {
        var created = seconds(node.path("create_time"), Instant.EPOCH);
        var nodes = node.path("mapping");
        var messages = new ArrayDeque<ExchangedConversation.Message>();
        var seen = new HashSet<String>();
        var id = node.path("current_node").asText();
        while (!id.isEmpty() && !id.equals("null") && seen.add(id)) {
            var message = nodes.path(id).path("message");
            var role = message.path("author").path("role").asText();
            var text = new StringBuilder();
            for (var part : message.path("content").path("parts")) {
                if (part.isTextual()) {
                    text.append(text.isEmpty() ? "" : "\n").append(part.asText());
                }
            }
            add(messages, role, text.toString(), seconds(message.path("create_time"), created),
                    message.path("metadata").path("model_slug").asText(""));
            id = nodes.path(id).path("parent").asText();
        }
        return new ExchangedConversation(node.path("title").asText(""), created, List.copyOf(messages));
    }

    /** An entry of the chats that Open WebUI exports. */
    static ExchangedConversation openWebUi(JsonNode node) {
        var chat = node.path("chat");
        var created = seconds(node.path("created_at"), Instant.EPOCH);
        var nodes = chat.path("history").path("messages");
        var messages = new ArrayDeque<ExchangedConversation.Message>();
        var seen = new HashSet<String>();
        var id = chat.path("history").path("currentId").asText();
        while (!id.isEmpty() && !id.equals("null") && seen.add(id)) {
            var message = nodes.path(id);
            add(messages, message.path("role").asText(), message.path("content").asText(),
                    seconds(message.path("timestamp"), created), message.path("model").asText(""));
            id = message.path("parentId").asText();
        }
        var title = node.path("title").asText(chat.path("title").asText(""));
        return new ExchangedConversation(title, created, List.copyOf(messages));
    }

    /** The branch is walked from its end. */
    private static void add(
            ArrayDeque<ExchangedConversation.Message> messages, String role, String text, Instant time, String model) {
        boolean question = role.equals("user");
        if (!text.isBlank() && (question || role.equals("assistant"))) {
            messages.addFirst(new ExchangedConversation.Message(
                    question, text, time, question ? "" : model, List.of()));
        }
    }

    private static Instant seconds(JsonNode node, Instant otherwise) {
        return node.isNumber() ? Instant.ofEpochMilli(Math.round(node.asDouble() * 1000)) : otherwise;
    }
}
