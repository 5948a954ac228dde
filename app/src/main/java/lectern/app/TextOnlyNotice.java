package lectern.app;

import java.util.List;
import java.util.Optional;
import lectern.engine.ModelInfo;

/** What it means for a person that a model was opened by the engine that reads text only. */
public final class TextOnlyNotice {

    private TextOnlyNotice() {}

    /** Empty when the engine sees pictures. */
    public static Optional<Notice> of(ModelInfo model) {
        return model.notice().map(why -> new Notice(NoticeKeys.MODEL_TEXT_ONLY, List.of(why), why));
    }
}
