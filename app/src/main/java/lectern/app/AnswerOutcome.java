package lectern.app;

import java.util.List;
import java.util.Optional;
import lectern.engine.Answer;
import lectern.engine.AnswerStats;
import lectern.engine.StopReason;
import lectern.storage.MessageState;

/** How an answer ended, whoever or whatever ended it. */
record AnswerOutcome(
        MessageState state,
        Optional<StopReason> stopReason,
        Optional<Notice> failure,
        Optional<AnswerStats> stats,
        List<Doubt> doubts) {

    /** @param offset where it begins in what was said before */
    static AnswerOutcome of(Answer answer, int offset) {
        var state = answer.stopReason() == StopReason.CANCELLED ? MessageState.STOPPED : MessageState.COMPLETE;
        return new AnswerOutcome(
                state, Optional.of(answer.stopReason()), Optional.empty(), Optional.of(answer.stats()),
                Doubts.of(answer.text(), answer.chances(), offset));
    }

    /** The person stopped it before the engine had an answer. */
    static AnswerOutcome stopped() {
        return new AnswerOutcome(
                MessageState.STOPPED, Optional.of(StopReason.CANCELLED), Optional.empty(), Optional.empty(), List.of());
    }

    static AnswerOutcome interrupted(Notice why) {
        return new AnswerOutcome(
                MessageState.INTERRUPTED, Optional.empty(), Optional.of(why), Optional.empty(), List.of());
    }

    static AnswerOutcome failed(Notice why) {
        return new AnswerOutcome(MessageState.FAILED, Optional.empty(), Optional.of(why), Optional.empty(), List.of());
    }
}
