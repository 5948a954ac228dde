package lectern.app.extract;

import lectern.engine.Answer;
import lectern.engine.AnswerOptions;
import lectern.engine.Chat;
import lectern.engine.EngineException;
import lectern.engine.ModelInfo;

/** The model that reads the documents of a table. */
public interface Questions {

    /** What is open; opens it when it is not. */
    ModelInfo model() throws EngineException;

    /** Asks and waits. An answer that was stopped ends in {@link EngineException.Reason#CANCELLED} or says so. */
    Answer ask(Chat chat, AnswerOptions options) throws EngineException;
}
