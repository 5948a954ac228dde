package lectern.ui.transcript;

import lectern.ui.Messages;

/** What is being done for an answer, in words. */
final class StateSentence {

    private StateSentence() {}

    /**
     * Empty for an answer that is done or was interrupted.
     *
     * @param share of the work that is done, 0 to 1
     * @param secondsLeft 0 when that is not known
     */
    static String of(MessageState state, double share, double secondsLeft) {
        double shown = Math.max(0, share);
        return switch (state) {
            case WAITING -> Messages.text("transcript.state.waiting");
            case QUEUED -> Messages.text("transcript.state.queued");
            case LOADING_MODEL -> Messages.text("transcript.state.loading", shown);
            case ENCODING_PICTURE -> Messages.text("transcript.state.encoding", shown) + left(secondsLeft);
            case READING_PROMPT -> Messages.text("transcript.state.reading", shown);
            case WRITING -> Messages.text("transcript.state.writing");
            case STOPPED -> Messages.text("transcript.state.stopped");
            case DONE, INTERRUPTED -> "";
        };
    }

    /** In steps that do not flicker: what it is based on is an estimate. */
    private static String left(double seconds) {
        if (seconds < 5) {
            return "";
        }
        return " \u00b7 " + (seconds < 90
                ? Messages.text("transcript.left.seconds", Math.round(seconds / 5) * 5)
                : Messages.text("transcript.left.minutes", Math.round(seconds / 60)));
    }
}
