package lectern.app;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.EngineException;
import lectern.engine.ProgressListener;
import lectern.engine.StopReason;
import lectern.engine.TokenChance;

/** What a scripted engine does for one answer, step by step. It ends its turn unless told otherwise. */
public final class Script {

    /** One thing that happens. */
    sealed interface Step {
        record Piece(String text) implements Step {}

        record Progress(ProgressListener.Stage stage, double fraction, double secondsLeft) implements Step {}

        record Wait(Gate gate) implements Step {}

        record Fail(EngineException.Reason reason, String sentence) implements Step {}

        record Break(RuntimeException defect) implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<TokenChance> chances = new ArrayList<>();
    private StopReason stopReason = StopReason.END_OF_TURN;

    /** The words of an answer, piece by piece. */
    public static Script of(String... pieces) {
        var script = new Script();
        for (var piece : pieces) {
            script.steps.add(new Step.Piece(piece));
        }
        return script;
    }

    public Script then(String piece) {
        steps.add(new Step.Piece(piece));
        return this;
    }

    public Script progress(ProgressListener.Stage stage, double fraction) {
        return progress(stage, fraction, 0);
    }

    public Script progress(ProgressListener.Stage stage, double fraction, double secondsLeft) {
        steps.add(new Step.Progress(stage, fraction, secondsLeft));
        return this;
    }

    public Script wait(Gate gate) {
        steps.add(new Step.Wait(gate));
        return this;
    }

    /** The engine fails here. With {@code ENGINE_LOST} it has no model open afterwards. */
    public Script fail(EngineException.Reason reason, String sentence) {
        steps.add(new Step.Fail(reason, sentence));
        return this;
    }

    /** A defect of the engine: something is thrown that no engine should throw. */
    public Script breakWith(RuntimeException defect) {
        steps.add(new Step.Break(defect));
        return this;
    }

    /** How sure the engine says it was of the tokens, in their order. */
    public Script sure(TokenChance... all) {
        chances.addAll(List.of(all));
        return this;
    }

    public Script end(StopReason reason) {
        stopReason = reason;
        return this;
    }

    List<Step> steps() {
        return steps;
    }

    List<TokenChance> chances() {
        return chances;
    }

    StopReason stopReason() {
        return stopReason;
    }
}
