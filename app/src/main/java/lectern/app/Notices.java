package lectern.app;

import java.util.List;
import java.util.function.Supplier;
import lectern.engine.EngineException;
import lectern.engine.document.PictureException;
import lectern.storage.StorageException;
import lectern.storage.StorageNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes notices of what the modules below throw. */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private Notices() {}

    static Notice of(StorageException e) {
        return new Notice(NoticeKeys.of(e.reason()), List.copyOf(e.arguments()), e.getMessage());
    }

    static Notice of(StorageNotice notice) {
        return new Notice(NoticeKeys.of(notice.kind()), List.copyOf(notice.arguments()), notice.sentence());
    }

    static Notice of(EngineException e) {
        return new Notice(NoticeKeys.of(e.reason()), arguments(e), e.getMessage());
    }

    /** What ails a model or a computer has too many kinds to translate each: the engine's own words come along. */
    private static List<Object> arguments(EngineException e) {
        return switch (e.reason()) {
            case MODEL_UNSUPPORTED, BAD_GRAMMAR, NATIVES_UNAVAILABLE, INTERNAL -> List.of(e.getMessage());
            default -> e.arguments();
        };
    }

    static AppException of(PictureException e, String name) {
        return new AppException(new Notice(NoticeKeys.of(e.reason()), List.of(name), e.getMessage()), e);
    }

    static AppException emptyQuestion() {
        return new AppException(Notice.of(
                NoticeKeys.QUESTION_EMPTY, "There is nothing to ask yet. Write a question or add a picture."));
    }

    static AppException noQuestion() {
        return new AppException(Notice.of(
                NoticeKeys.QUESTION_NONE, "Nothing was asked in this conversation yet. Write a question first."));
    }

    static AppException emptyTitle() {
        return new AppException(Notice.of(
                NoticeKeys.TITLE_EMPTY, "A title needs at least one letter. The title was not changed."));
    }

    static AppException noModel() {
        return new AppException(Notice.of(
                NoticeKeys.of(EngineException.Reason.NO_MODEL),
                "No model is open. Your question is kept: open a model, then ask again."));
    }

    static Notice leftOut(int messages) {
        var what = messages == 1 ? "The oldest message" : "The " + messages + " oldest messages";
        return new Notice(
                NoticeKeys.ANSWER_LEFT_OUT,
                List.of(String.valueOf(messages)),
                what + " of this conversation did not fit into the model's window and were left out of this question. "
                        + "They are kept here. For a fresh window, begin a new conversation.");
    }

    static Notice pages(AttachmentView all, AttachmentView sent) {
        var pages = sent.choices().pages().text();
        return new Notice(
                NoticeKeys.ANSWER_PAGES,
                List.of(all.name(), String.valueOf(all.pages()), pages),
                "Of the " + all.pages() + " pages of “" + all.name()
                        + "”, these fit and have most to do with the question: " + pages
                        + ". To ask about others, choose them at the attachment.");
    }

    static Notice windowFull() {
        return Notice.of(
                NoticeKeys.ANSWER_WINDOW_FULL,
                "The answer ends here because the model's window is full. Ask for the rest in a new conversation.");
    }

    static Notice maxTokens() {
        return Notice.of(
                NoticeKeys.ANSWER_MAX_TOKENS,
                "The answer ends here because it reached the length that is set. Ask the model to go on, or set a "
                        + "greater length.");
    }

    static Notice programEnded() {
        return Notice.of(
                NoticeKeys.ANSWER_PROGRAM_ENDED,
                "Lectern was closed while this answer was written. What was written is kept. Ask again to get all of "
                        + "it.");
    }

    static Notice modelReopened() {
        return Notice.of(
                NoticeKeys.MODEL_REOPENED,
                "The engine had ended and was started again; the model is loaded anew, which takes a moment.");
    }

    static Notice stopped() {
        return Notice.of(NoticeKeys.of(EngineException.Reason.CANCELLED), "It was stopped.");
    }

    static Notice internal(Throwable cause) {
        LOG.error("A defect", cause);
        return Notice.of(
                NoticeKeys.INTERNAL,
                "Something went wrong inside Lectern. What was kept before is safe. Try again; the log says more.");
    }

    /** Runs work on the library and turns its failures into those of this package. */
    static <T> T kept(Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageException e) {
            if (e.reason() == StorageException.Reason.INTERNAL) {
                LOG.error("The library failed", e);
            }
            throw new AppException(of(e), e);
        }
    }

    static void keep(Runnable work) {
        kept(() -> {
            work.run();
            return null;
        });
    }
}
