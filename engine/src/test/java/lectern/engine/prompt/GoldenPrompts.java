package lectern.engine.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lectern.engine.Chat;
import lectern.engine.document.RgbImage;

/**
 * Prompts that transformers' Gemma 3 processor made; {@code src/test/python/gemma3_template_goldens.py} writes them.
 *
 * @param prompt the text, soft tokens written out
 * @param ids its tokens with the vocabulary of Gemma 3
 * @param crops for each picture, in how many crops it is shown besides the whole
 * @param differs whether llama.cpp is known to cut this text into other tokens; the golden file says why
 */
public record GoldenPrompts(
        String name, Chat chat, String prompt, List<Integer> ids, List<Integer> crops, boolean differs) {

    public static final int TOKENS_PER_IMAGE = 256;

    /** Stands for the soft tokens of one picture in the golden file. */
    private static final String ALL_SOFT_TOKENS = "\uf8ff";

    private static final RgbImage ANY_PICTURE = new RgbImage(1, 1, new byte[3]);

    @Override
    public String toString() {
        return name;
    }

    /** All cases without Pan & Scan. */
    public static Stream<GoldenPrompts> all() throws IOException {
        return read("cases");
    }

    /** All cases with Pan & Scan. */
    public static Stream<GoldenPrompts> panAndScan() throws IOException {
        return read("panAndScan");
    }

    private static Stream<GoldenPrompts> read(String list) throws IOException {
        JsonNode root;
        try (var in = GoldenPrompts.class.getResourceAsStream("gemma3-template.json")) {
            root = new ObjectMapper().readTree(in);
        }
        int soft = root.get("softToken").asInt();
        return StreamSupport.stream(root.get(list).spliterator(), false).map(node -> golden(node, soft));
    }

    private static GoldenPrompts golden(JsonNode node, int soft) {
        var ids = new ArrayList<Integer>();
        for (var id : node.get("ids")) {
            // A negative number is that many soft tokens.
            ids.addAll(id.asInt() < 0 ? java.util.Collections.nCopies(-id.asInt(), soft) : List.of(id.asInt()));
        }
        var prompt = node.get("prompt").asText()
                .replace(ALL_SOFT_TOKENS, ControlToken.SOFT_TOKEN.repeat(TOKENS_PER_IMAGE));
        var chat = chat(node.get("messages"));
        var crops = new ArrayList<Integer>();
        if (node.has("crops")) {
            node.get("crops").forEach(count -> crops.add(count.asInt()));
        } else {
            crops.addAll(java.util.Collections.nCopies(chat.pictures().size(), 0));
        }
        return new GoldenPrompts(node.get("name").asText(), chat, prompt, ids, crops, node.has("differs"));
    }

    private static Chat chat(JsonNode messages) {
        Optional<String> system = Optional.empty();
        var turns = new ArrayList<Chat.Turn>();
        for (var message : messages) {
            var parts = parts(message.get("content"));
            switch (message.get("role").asText()) {
                case "system" -> system = Optional.of(((Chat.Text) parts.getFirst()).text());
                case "user" -> turns.add(new Chat.Turn(Chat.Role.USER, parts));
                case "assistant" -> turns.add(new Chat.Turn(Chat.Role.MODEL, parts));
                default -> throw new IllegalArgumentException(message.toString());
            }
        }
        return new Chat(system, turns);
    }

    private static List<Chat.Part> parts(JsonNode content) {
        if (content.isTextual()) {
            return List.of(new Chat.Text(content.asText()));
        }
        var parts = new ArrayList<Chat.Part>();
        for (var part : content) {
            parts.add(part.get("type").asText().equals("image")
                    ? new Chat.Picture(ANY_PICTURE)
                    : new Chat.Text(part.get("text").asText()));
        }
        return parts;
    }
}
