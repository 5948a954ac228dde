package lectern.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lectern.engine.MemoryShortage;
import lectern.engine.ModelInfo;

/** What it means for a person that a model was opened with less memory than it would take. */
public final class MemoryNotice {

    private static final double GIGABYTE = 1e9;

    private MemoryNotice() {}

    /** Empty when there is enough memory. */
    public static Optional<Notice> of(ModelInfo model) {
        return model.shortage().map(shortage -> shortage.isSolved()
                ? smallerWindow(model.contextSize(), shortage.wantedContextSize())
                : tooLarge(shortage));
    }

    private static Notice smallerWindow(int tokens, int wanted) {
        return new Notice(
                NoticeKeys.MODEL_MEMORY_CONTEXT,
                List.of(tokens, wanted),
                String.format(
                        Locale.ENGLISH,
                        "Memory is short: the context window has %,d tokens instead of %,d. Close other programs and"
                                + " open the model again to have all of it.",
                        tokens, wanted));
    }

    private static Notice tooLarge(MemoryShortage shortage) {
        double needed = shortage.neededBytes() / GIGABYTE;
        double available = shortage.availableBytes() / GIGABYTE;
        return new Notice(
                NoticeKeys.MODEL_MEMORY_SHORT,
                List.of(needed, available),
                String.format(
                        Locale.ENGLISH,
                        "This model takes up to %.1f GB of memory, but only %.1f GB are free: it may be slow, or end."
                                + " Close other programs, or open a smaller model.",
                        needed, available));
    }
}
