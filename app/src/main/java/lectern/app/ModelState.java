package lectern.app;

import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;

/** What there is to answer with. */
public sealed interface ModelState {

    /** No model is open: none was opened yet, or opening it was cancelled. */
    record None() implements ModelState {}

    /** @param fraction 0 to 1 of this stage */
    record Loading(ProgressListener.Stage stage, double fraction, ModelFiles files) implements ModelState {}

    /** Ready for questions. */
    record Open(ModelInfo info, ModelFiles files) implements ModelState {}

    /** The model could not be opened, or its engine ended; in the second case the next question opens it again. */
    record Failed(ModelFiles files, Notice failure) implements ModelState {
        public String sentence() {
            return failure.sentence();
        }
    }
}
