package lectern.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.app.pages.PagePart;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.document.PageArea;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept as JSON text. It may come from another version: fields that are unknown here are passed over. */
final class StoredJson {

    private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);

    private static final String PAN_SCAN = "pan_scan";
    private static final String PAGES = "pages";
    private static final String WORDS = "words";
    private static final String PART = "part";
    private static final String PAGE = "page";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + value.getClass(), e);
        }
    }

    static Optional<AnswerStats> stats(String json) {
        try {
            return Optional.of(MAPPER.readValue(json, AnswerStats.class));
        } catch (JsonProcessingException e) {
            LOG.warn("Statistics of an answer cannot be read", e);
            return Optional.empty();
        }
    }

    static Optional<AnswerOptions> options(String json) {
        try {
            return Optional.of(MAPPER.readValue(json, AnswerOptions.class));
        } catch (JsonProcessingException e) {
            LOG.warn("How an answer was sampled cannot be read", e);
            return Optional.empty();
        }
    }

    /** What was chosen for an attachment; a choice that is missing or unknown here is the usual one. */
    static AttachmentChoices choices(String json) {
        try {
            var node = MAPPER.readTree(json);
            var usual = AttachmentChoices.USUAL;
            return new AttachmentChoices(
                    node.has(PAN_SCAN) ? PanScanMode.of(node.get(PAN_SCAN).asText()) : usual.panScan(),
                    node.has(PAGES) ? new PageSelection(node.get(PAGES).asText()) : usual.pages(),
                    node.path(WORDS).asBoolean(usual.words()),
                    part(node.path(PART)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warn("What was chosen for an attachment cannot be read", e);
            return AttachmentChoices.USUAL;
        }
    }

    private static Optional<PagePart> part(JsonNode node) {
        return node.isObject()
                ? Optional.of(new PagePart(
                        node.path(PAGE).asInt(),
                        new PageArea(
                                node.path("x").asDouble(), node.path("y").asDouble(), node.path("width").asDouble(),
                                node.path("height").asDouble())))
                : Optional.empty();
    }

    static String write(AttachmentChoices choices) {
        var node = MAPPER.createObjectNode()
                .put(PAN_SCAN, choices.panScan().label())
                .put(PAGES, choices.pages().text())
                .put(WORDS, choices.words());
        choices.part().ifPresent(part -> node.putObject(PART)
                .put(PAGE, part.page())
                .put("x", part.area().x())
                .put("y", part.area().y())
                .put("width", part.area().width())
                .put("height", part.area().height()));
        return node.toString();
    }

    /** Which pages of attachments are told, in their order. */
    static String pages(List<AttachmentView> attachments) {
        return write(attachments.stream().map(attachment -> attachment.choices().pages().text()).toList());
    }

    /** The same attachments with the pages that {@link #pages} kept; as they are where that cannot be read. */
    static List<AttachmentView> withPages(List<AttachmentView> attachments, String json) {
        try {
            var pages = MAPPER.readValue(json, new TypeReference<List<String>>() {});
            return IntStream.range(0, attachments.size())
                    .mapToObj(i -> attachments.get(i)
                            .with(attachments.get(i).choices().withPages(new PageSelection(pages.get(i)))))
                    .toList();
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("Which pages went along with an answer cannot be read", e);
            return attachments;
        }
    }

    /** What is left of an answer's doubts when they cannot be read: none. */
    static List<Doubt> doubts(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<List<Doubt>>() {});
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warn("What a model was not sure of cannot be read", e);
            return List.of();
        }
    }

    static List<String> arguments(String json) {
        try {
            return json.isEmpty() ? List.of() : MAPPER.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            LOG.warn("Arguments of a notice cannot be read", e);
            return List.of();
        }
    }
}
