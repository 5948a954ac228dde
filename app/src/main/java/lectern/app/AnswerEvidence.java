package lectern.app;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Which pages say what answers say: {@link lectern.app.evidence.Evidence} has the rule. */
public interface AnswerEvidence {

    /**
     * Looks for what an answer says in the text layers of the pages that went along with it, its own question's first.
     * Pages that it names itself are left out. Reads documents: not for the thread of a window.
     *
     * @param wanted whether to go on, asked before each page
     * @return at most {@value lectern.app.evidence.Evidence#MOST}, the best first; empty when nothing is clear, when
     *     the answer has not ended, and once it is not wanted any more
     * @throws AppException when the library cannot be read
     */
    List<FoundPage> of(long answerId, BooleanSupplier wanted);
}
