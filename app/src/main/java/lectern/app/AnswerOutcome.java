package lectern.app;

import java.util.Optional;
import lectern.engine.Answer;
import lectern.engine.AnswerStats;
import lectern.engine.StopReason;
import lectern.storage.MessageState;

/** How an answer ended, whoever or whatever ended it. */
record AnswerOutcome(
        MessageState state, Optional<StopReason> stopReason, Optional<Notice> failure, Optional<AnswerStats> stats) {

    static AnswerOutcome of(Answer answer) {
        var state = answer.stopReason() == StopReason.CANCELLED ? MessageState.STOPPED : MessageState.COMPLETE;
        return new AnswerOutcome(
                state, Optional.of(answer.stopReason()), Optional.empty(), Optional.of(answer.stats()));
    }

    /** The person stopped it before the engine had an answer. */
    static AnswerOutcome stopped() {
        return new AnswerOutcome(
                MessageState.STOPPED, Optional.of(StopReason.CANCELLED), Optional.empty(), Optional.empty());
    }

    static AnswerOutcome interrupted(Notice why) {
        return new AnswerOutcome(MessageState.INTERRUPTED, Optional.empty(), Optional.of(why), Optional.empty());
    }

    static AnswerOutcome failed(Notice why) {
        return new AnswerOutcome(MessageState.FAILED, Optional.empty(), Optional.of(why), Optional.empty());
    }
}
