package lectern.ui.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.AskHandle;
import lectern.app.AttachmentView;
import lectern.app.Lectern;
import lectern.app.MessageView;
import lectern.engine.Chat;
import lectern.ui.Messages;
import lectern.ui.control.Thumbnails;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the transcript shows, and knows the answers that are being written, in the conversation that is shown
 * and in others. Used on the window's thread.
 */
public final class TranscriptViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(TranscriptViewModel.class);

    private final Lectern lectern;
    private final OpenConversation open;
    private final Background background;
    private final ObservableValue<Boolean> canAnswer;
    private final ObservableList<MessageModel> messages = FXCollections.observableArrayList();
    /** By conversation; the one that has no number yet is the new one that is shown. */
    private final Map<OptionalLong, LiveAnswer> live = new HashMap<>();
    private final ReadOnlyBooleanWrapper answering = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<TranscriptState> state =
            new ReadOnlyObjectWrapper<>(TranscriptState.LOADING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean loading;

    /** @param canAnswer whether there is a model, or one is being loaded */
    public TranscriptViewModel(
            Lectern lectern, OpenConversation open, Background background, ObservableValue<Boolean> canAnswer) {
        this.lectern = lectern;
        this.open = open;
        this.background = background;
        this.canAnswer = canAnswer;
        canAnswer.subscribe(can -> showState());
        open.idProperty().subscribe(this::show);
    }

    public ObservableList<MessageModel> messages() {
        return messages;
    }

    public ReadOnlyObjectProperty<TranscriptState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether an answer is being written, or waits for its turn, in the conversation that is shown. */
    public ReadOnlyBooleanProperty answeringProperty() {
        return answering.getReadOnlyProperty();
    }

    /** Why the conversation or the answer could not be had, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Asks in the conversation that is shown.
     *
     * @param kept hears that the question is safe in storage, and in which conversation
     * @param failed hears that nothing was asked, and why
     */
    public void ask(String text, List<AttachmentView> attachments, LongConsumer kept, Consumer<Exception> failed) {
        var target = open.id();
        var answer = new LiveAnswer(
                background::onWindow,
                started -> {
                    kept.accept(started.conversationId());
                    begin(started, target, text, attachments);
                },
                this::finish);
        start(
                answer,
                target,
                () -> target.isPresent()
                        ? lectern.asking().ask(target.getAsLong(), text, attachments, answer)
                        : lectern.asking().askNew(text, attachments, answer),
                failed);
    }

    /** Asks the last question of the conversation that is shown again. */
    public void retry() {
        if (open.id().isEmpty() || answering.get()) {
            return;
        }
        var target = open.id();
        var answer = new LiveAnswer(background::onWindow, this::beginAgain, this::finish);
        start(
                answer,
                target,
                () -> lectern.asking().retry(target.getAsLong(), answer),
                failure -> fail(failure, Messages.text("transcript.retry.failed")));
    }

    /** Ends the answer in the conversation that is shown, or that waits there. */
    public void stop() {
        var answer = live.get(open.id());
        if (answer != null) {
            answer.stop();
        }
    }

    /** In order with reading conversations, so that what is read never lacks what was just asked. */
    private void start(
            LiveAnswer answer, OptionalLong target, Callable<AskHandle> ask, Consumer<Exception> failed) {
        problem.set("");
        live.put(target, answer);
        showState();
        background.runInOrder(ask, answer::setHandle, failure -> {
            live.remove(target, answer);
            showState();
            failed.accept(failure);
        });
    }

    private void begin(LiveAnswer answer, OptionalLong target, String text, List<AttachmentView> attachments) {
        boolean shown = open.id().equals(target);
        rekey(answer, target);
        if (shown) {
            messages.add(MessageModel.question(answer.questionId(), text, pictures(attachments)));
            messages.add(answer.message());
            open.show(answer.conversationId());
        }
        showState();
    }

    private void rekey(LiveAnswer answer, OptionalLong target) {
        live.remove(target, answer);
        live.put(OptionalLong.of(answer.conversationId()), answer);
    }

    private void beginAgain(LiveAnswer answer) {
        if (open.is(answer.conversationId())) {
            if (!messages.isEmpty() && messages.getLast().role() == Chat.Role.MODEL) {
                messages.removeLast();
            }
            messages.add(answer.message());
        }
        showState();
    }

    private void finish(MessageView answer) {
        live.remove(OptionalLong.of(answer.conversationId()));
        showState();
    }

    private void show(OptionalLong conversation) {
        if (conversation.isPresent() && isShown(conversation.getAsLong())) {
            showState();
            return;
        }
        problem.set("");
        messages.clear();
        loading = conversation.isPresent();
        showState();
        conversation.ifPresent(id -> background.runInOrder(
                () -> lectern.conversations().messages(id),
                kept -> {
                    if (open.is(id)) {
                        loading = false;
                        messages.setAll(kept.stream().map(this::model).toList());
                        showState();
                    }
                },
                failure -> {
                    if (open.is(id)) {
                        loading = false;
                        fail(failure, Messages.text("transcript.load.failed"));
                    }
                }));
    }

    /** A conversation that has just begun is on screen before it has a number. */
    private boolean isShown(long conversation) {
        var answer = live.get(OptionalLong.of(conversation));
        return answer != null && answer.message() != null && messages.contains(answer.message());
    }

    private MessageModel model(MessageView kept) {
        var answer = live.get(OptionalLong.of(kept.conversationId()));
        if (answer != null && answer.message() != null && answer.message().id() == kept.id()) {
            return answer.message();
        }
        var message = kept.role() == Chat.Role.USER
                ? MessageModel.question(kept.id(), kept.text(), pictures(kept.attachments()))
                : MessageModel.answer(kept.id());
        message.show(kept);
        return message;
    }

    private List<PictureModel> pictures(List<AttachmentView> attachments) {
        return attachments.stream().map(this::picture).toList();
    }

    private PictureModel picture(AttachmentView attachment) {
        return new PictureModel(
                attachment.name(),
                picture -> background.run(
                        () -> Thumbnails.read(lectern.attachments(), attachment, PictureModel.SIDE),
                        picture::setThumbnail,
                        failure -> LOG.warn("No thumbnail of {}", attachment.sha256(), failure)));
    }

    void fail(Exception failure, String otherwise) {
        LOG.error("The transcript", failure);
        problem.set(Messages.of(failure, otherwise));
        showState();
    }

    private void showState() {
        answering.set(live.containsKey(open.id()));
        state.set(newState());
    }

    private TranscriptState newState() {
        if (loading) {
            return TranscriptState.LOADING;
        }
        if (!messages.isEmpty()) {
            return TranscriptState.MESSAGES;
        }
        if (!problem.get().isEmpty()) {
            return TranscriptState.FAILED;
        }
        return canAnswer.getValue() ? TranscriptState.EMPTY : TranscriptState.NO_MODEL;
    }
}
