package lectern.app.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.Sampling;
import lectern.engine.document.PictureException;
import lectern.engine.grammar.JsonGrammar;
import lectern.engine.grammar.JsonProperty;

/** All fields as one JSON object: what is asked, the grammar of the answer, and what the answer says. */
final class ObjectForm {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PAGE = " (page)";

    private final List<Field> fields;
    private final List<Integer> pages;

    /** Finds where a value comes from, by what the model said. */
    interface PageFinder {
        OptionalInt page(String value, OptionalInt told) throws PictureException;
    }

    private record Part(String value, double confidence) {}

    /** @param pages those that the model is shown, from 1; with several, it is asked for the page of each value */
    ObjectForm(List<Field> fields, List<Integer> pages) {
        this.fields = fields;
        this.pages = pages;
    }

    private boolean asksPages() {
        return pages.size() > 1;
    }

    String question() {
        var text = new StringBuilder(
                "Read these fields from the document. Answer with one JSON object that has exactly these keys. Where"
                        + " the document does not say, write null; invent nothing.");
        if (asksPages()) {
            text.append(" After each field, write the number of the page where you read it.");
        }
        for (var field : fields) {
            text.append("\n- \"").append(field.name()).append("\": ").append(field.type().instruction());
            if (!field.hint().isEmpty()) {
                text.append(". ").append(field.hint());
            }
        }
        return text.toString();
    }

    AnswerOptions options() {
        var properties = new ArrayList<JsonProperty>();
        for (var field : fields) {
            properties.add(new JsonProperty(field.name(), field.type().json()));
            if (asksPages()) {
                properties.add(new JsonProperty(field.name() + PAGE, new JsonProperty.Decimal(0)));
            }
        }
        return new AnswerOptions(Sampling.GREEDY, 0, List.of()).withGrammar(JsonGrammar.of(properties));
    }

    /** One cell for each field, in their order. */
    List<Cell> cells(Answer answer, PageFinder finder) throws EngineException, PictureException {
        var parts = parts(answer);
        int each = asksPages() ? 2 : 1;
        if (parts.size() != fields.size() * each) {
            throw cutShort(null);
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < fields.size(); i++) {
            var part = parts.get(i * each);
            var told = asksPages() ? pageTold(parts.get(i * each + 1).value()) : OptionalInt.empty();
            cells.add(new Cell(part.value(), finder.page(part.value(), told), part.confidence(), false));
        }
        return cells;
    }

    private OptionalInt pageTold(String number) {
        return pages.stream().filter(page -> String.valueOf(page).equals(number)).mapToInt(page -> page).findFirst();
    }

    /** A value's characters reach from its beginning to that of the next key, less the comma and the space. */
    private static List<Part> parts(Answer answer) throws EngineException {
        var text = answer.text();
        var parts = new ArrayList<Part>();
        try (var parser = JSON.createParser(text)) {
            String value = null;
            int start = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = (int) parser.currentTokenLocation().getCharOffset();
                if ((token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT) && value != null) {
                    int end = token == JsonToken.FIELD_NAME ? at - 2 : at;
                    parts.add(new Part(value, Confidence.of(answer.chances(), text, start, end)));
                    value = null;
                } else if (token.isScalarValue()) {
                    start = at;
                    value = switch (token) {
                        case VALUE_NULL -> "";
                        case VALUE_TRUE -> "yes";
                        case VALUE_FALSE -> "no";
                        default -> parser.getText().strip();
                    };
                }
            }
            return parts;
        } catch (IOException e) {
            throw cutShort(e);
        }
    }

    private static EngineException cutShort(IOException cause) {
        return new EngineException(Reason.CONTEXT_TOO_SMALL,
                "The model's answer was cut short, because its window is full. Ask for fewer fields, or set a larger"
                        + " context window.", cause);
    }
}
