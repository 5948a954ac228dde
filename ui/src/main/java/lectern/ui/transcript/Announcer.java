package lectern.ui.transcript;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import lectern.engine.Chat;
import lectern.ui.Messages;

/**
 * Tells screen readers what happens in the conversation that is shown: what the model does, and the answer sentence by
 * sentence. It is a text that changes and that nobody sees; JavaFX knows no other way to speak up without taking the
 * keyboard away.
 */
final class Announcer extends Region {

    private String words = "";
    private Subscription listening = Subscription.EMPTY;
    private MessageState before;

    Announcer(TranscriptViewModel model) {
        getStyleClass().add("announcer");
        setAccessibleRole(AccessibleRole.TEXT);
        setManaged(false);
        setMouseTransparent(true);
        model.messages().addListener((ListChangeListener<MessageModel>) change -> {
            var messages = model.messages();
            if (!messages.isEmpty()
                    && messages.getLast().role() == Chat.Role.MODEL
                    && messages.getLast().stateProperty().get().inProgress()) {
                follow(messages.getLast());
            }
        });
    }

    private void follow(MessageModel answer) {
        listening.unsubscribe();
        before = null;
        var spoken = new SpokenAnswer(Messages.locale(), this::say);
        listening = Subscription.combine(
                answer.revisionProperty().subscribe(revision -> {
                    if (answer.stateProperty().get().inProgress()) {
                        spoken.written(answer.text());
                    }
                }),
                answer.stateProperty().subscribe(state -> {
                    if (state != before) {
                        before = state;
                        advance(answer, state, spoken);
                    }
                }));
    }

    private void advance(MessageModel answer, MessageState state, SpokenAnswer spoken) {
        switch (state) {
            case LOADING_MODEL -> say(Messages.text("spoken.loading"));
            case ENCODING_PICTURE -> say(Messages.text("spoken.encoding"));
            case READING_PROMPT -> say(Messages.text("spoken.reading"));
            case WAITING, QUEUED, WRITING -> {}
            case DONE, STOPPED, INTERRUPTED -> {
                spoken.ended(answer.text());
                say(switch (state) {
                    case INTERRUPTED -> answer.problemProperty().get();
                    case STOPPED -> Messages.text("transcript.state.stopped");
                    default -> Messages.text("spoken.done");
                });
            }
        }
    }

    private void say(String next) {
        words = next;
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? words : super.queryAccessibleAttribute(attribute, parameters);
    }
}
