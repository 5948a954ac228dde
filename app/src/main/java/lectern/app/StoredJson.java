package lectern.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept as JSON text. It may come from another version: fields that are unknown here are passed over. */
final class StoredJson {

    private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
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

    static List<String> arguments(String json) {
        try {
            return json.isEmpty() ? List.of() : MAPPER.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            LOG.warn("Arguments of a notice cannot be read", e);
            return List.of();
        }
    }
}
