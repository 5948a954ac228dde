package lectern.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.storage.AnswerEnd;
import lectern.storage.AnswerWriter;
import lectern.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the end of an answer. */
final class AnswerEnding {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerEnding.class);

    private final Libraries libraries;

    AnswerEnding(Libraries libraries) {
        this.libraries = libraries;
    }

    /**
     * @param model the description of the model that wrote it; null if it did not come so far
     * @param options how it was sampled; likewise
     * @param told what is attached to its question, with the pages that went along
     * @return the answer as it is kept; as it is in memory, and failed, when it could not be kept
     */
    MessageView end(
            AskHandle run, AnswerWriter writer, AnswerOutcome outcome, String model, AnswerOptions options,
            List<AttachmentView> told) {
        try {
            writer.finish(new AnswerEnd(
                    outcome.state(),
                    outcome.stopReason().map(Enum::name),
                    outcome.failure().map(Views::stored),
                    outcome.stats().map(StoredJson::write),
                    Optional.ofNullable(model),
                    Optional.ofNullable(options).map(StoredJson::write),
                    doubts(run.answerId(), outcome),
                    told.isEmpty() ? Optional.empty() : Optional.of(StoredJson.pages(told))));
            return find(run.answerId())
                    .orElseGet(() -> unkept(run, writer, outcome.failure(), model));
        } catch (StorageException e) {
            LOG.error("The end of an answer could not be kept", e);
            return unkept(run, writer, Optional.of(Notices.of(e)), model);
        }
    }

    private Optional<MessageView> find(long answerId) {
        return libraries.of(answerId).messages().find(answerId).map(Views::of);
    }

    /** Those of an answer that was gone on with come first. */
    private Optional<String> doubts(long answerId, AnswerOutcome outcome) {
        var all = new ArrayList<>(find(answerId).map(MessageView::doubts).orElse(List.of()));
        all.addAll(outcome.doubts());
        return all.isEmpty() ? Optional.empty() : Optional.of(StoredJson.write(all));
    }

    /** Also for an answer whose conversation was removed while it was written. */
    private static MessageView unkept(AskHandle run, AnswerWriter writer, Optional<Notice> failure, String model) {
        return new MessageView(
                run.answerId(),
                run.conversationId(),
                OptionalLong.of(run.questionId()),
                Chat.Role.MODEL,
                writer.text(),
                failure.isPresent() ? MessageView.State.FAILED : MessageView.State.STOPPED,
                Optional.empty(),
                failure,
                Instant.now(),
                Optional.empty(),
                Optional.ofNullable(model),
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of());
    }
}
