package lectern.app.extract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lectern.app.pages.ChosenPages;
import lectern.app.pages.DocumentParts;
import lectern.app.pages.PageProposal;
import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.document.PictureException;

/** Reads the fields of one document, or of one of its pages. */
final class DocumentReading {

    /** What an answer is when the document does not say: the demo model was trained on it, others are told to. */
    static final String ABSENT = "That is not in the document.";

    private static final String INSTRUCTION = "Answer with the value alone, as it is written in the document, without a"
            + " sentence around it. If the document does not say, answer exactly: " + ABSENT;

    /** Of a value that is asked by itself, in tokens. */
    private static final int MAX_VALUE = 160;

    private final Questions questions;
    private final Plan plan;

    DocumentReading(Questions questions, Plan plan) {
        this.questions = questions;
        this.plan = plan;
    }

    /** @throws EngineException with {@link Reason#CANCELLED} when it was stopped */
    List<Cell> read(ChosenPages document) throws EngineException, PictureException {
        var model = questions.model();
        var vision = model.vision().orElse(ModelInfo.Vision.GEMMA_3);
        for (int room = model.contextSize(); ; room = room * 3 / 5) {
            var fitting = PageProposal.fit(
                    List.of(document), asked(), PageProposal.budget(room) - DocumentParts.tokens(asked()),
                    vision.imageSize(), vision.tokensPerImage()).getFirst();
            try {
                return read(fitting, DocumentParts.of(List.of(fitting), "", vision.imageSize()).parts());
            } catch (EngineException e) {
                // Words are only estimated: a page less may fit.
                if (e.reason() != Reason.CONTEXT_TOO_SMALL
                        || fitting.pages().size() == 1
                        || room < model.contextSize() / 8) {
                    throw e;
                }
            }
        }
    }

    private String asked() {
        return plan.fields().stream().map(Field::question).collect(Collectors.joining(" "));
    }

    private List<Cell> read(ChosenPages document, List<Chat.Part> parts) throws EngineException, PictureException {
        if (!plan.oneByOne()) {
            var form = new ObjectForm(plan.fields(), document.pages().stream().map(page -> page + 1).toList());
            var answer = ask(parts, form.question(), Optional.empty(), form.options());
            return form.cells(answer, (value, told) -> page(document, value, told));
        }
        var cells = new java.util.ArrayList<Cell>();
        for (var field : plan.fields()) {
            var answer = ask(
                    parts, field.question(), plan.instructed() ? Optional.of(INSTRUCTION) : Optional.empty(),
                    new AnswerOptions(Sampling.GREEDY, MAX_VALUE, List.of()));
            var text = answer.text().strip();
            var written = text.equals(ABSENT) ? "" : text;
            cells.add(new Cell(
                    field.type().value(written), page(document, written, OptionalInt.empty()),
                    Confidence.of(answer.chances()), false));
        }
        return cells;
    }

    /** The question comes last, as in any other conversation. */
    private Answer ask(List<Chat.Part> document, String question, Optional<String> system, AnswerOptions options)
            throws EngineException {
        var parts = new java.util.ArrayList<>(document);
        var before = "";
        if (!parts.isEmpty() && parts.getLast() instanceof Chat.Text words) {
            before = words.text() + "\n\n";
            parts.removeLast();
        }
        parts.add(Chat.Text.question(before, question));
        var answer = questions.ask(
                new Chat(system, List.of(new Chat.Turn(Chat.Role.USER, parts))), options);
        if (answer.stopReason() == StopReason.CANCELLED) {
            throw new EngineException(Reason.CANCELLED, "It was stopped.");
        }
        return answer;
    }

    /**
     * Where a value comes from: the only page, or the first whose words contain it, or else the one that the model
     * named.
     */
    private static OptionalInt page(ChosenPages document, String value, OptionalInt told) throws PictureException {
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (document.pages().size() == 1) {
            return OptionalInt.of(document.pages().getFirst() + 1);
        }
        for (int page : document.pages()) {
            if (plain(document.document().text(page)).contains(plain(value))) {
                return OptionalInt.of(page + 1);
            }
        }
        return told;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
