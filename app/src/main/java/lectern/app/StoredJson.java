package lectern.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
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
                    node.path(WORDS).asBoolean(usual.words()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warn("What was chosen for an attachment cannot be read", e);
            return AttachmentChoices.USUAL;
        }
    }

    static String write(AttachmentChoices choices) {
        return MAPPER.createObjectNode()
                .put(PAN_SCAN, choices.panScan().label())
                .put(PAGES, choices.pages().text())
                .put(WORDS, choices.words())
                .toString();
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
