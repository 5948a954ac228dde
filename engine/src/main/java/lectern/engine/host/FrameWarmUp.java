package lectern.engine.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.ProgressListener;
import lectern.engine.Sampling;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PromptPart;

/** Writes and reads some frames for nothing: on either side, the first question waits for cold code otherwise. */
public final class FrameWarmUp {

    private FrameWarmUp() {}

    public static void run() {
        var prompt = List.<PromptPart>of(
                new PromptPart.Control(ControlToken.BOS), new PromptPart.Words("a"), new PromptPart.Image(0));
        var views = List.of(new Frame.View(Optional.empty(), ""));
        var options = new AnswerOptions(Sampling.GREEDY, 1, List.of());
        var chances = List.of(new TokenChance("a", 1, List.of(new TokenChance.Alternative("b", 0))));
        var stats = new AnswerStats(0, 0, 0, 0, 0, 0, 0, 0, 0);
        var frames = List.of(
                new Frame.Ask(0, prompt, views, options), new Frame.Text(0, "a"),
                new Frame.Progress(0, ProgressListener.Stage.PREFILL, 1, 0), new Frame.PixelsWanted(0, Set.of("")),
                new Frame.Answered(0, "a", List.of(1), StopReason.END_OF_TURN, stats, chances));
        try {
            var bytes = new ByteArrayOutputStream();
            for (var frame : frames) {
                FrameCodec.write(bytes, frame);
            }
            var in = new ByteArrayInputStream(bytes.toByteArray());
            while (FrameCodec.read(in).isPresent()) {
                continue;
            }
        } catch (IOException e) {
            throw new AssertionError("Frames of ours can be read", e);
        }
    }
}
