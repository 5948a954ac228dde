package lectern.ui.transcript;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import lectern.app.AskHandle;
import lectern.app.AttachmentView;
import lectern.app.Conversations;
import lectern.app.Lectern;
import lectern.app.MessageView;
import lectern.ui.Messages;
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

    private static final Duration DRAW = Duration.ofMillis(60);

    private final Lectern lectern;
    private final OpenConversation open;
    private final Background background;
    private final ObservableValue<Boolean> canAnswer;
    private final MessageList messages;
    /** By conversation; the one that has no number yet is the new one that is shown. */
    private final Map<OptionalLong, LiveAnswer> live = new HashMap<>();
    private final ReadOnlyBooleanWrapper answering = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<TranscriptState> state =
            new ReadOnlyObjectWrapper<>(TranscriptState.LOADING);
    private final ReadOnlyObjectWrapper<MessageModel> revealed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private OptionalLong revealNext = OptionalLong.empty();
    private boolean loading;

    /** @param canAnswer whether there is a model, or one is being loaded */
    public TranscriptViewModel(
            Lectern lectern, OpenConversation open, Background background, ObservableValue<Boolean> canAnswer) {
        this.lectern = lectern;
        this.open = open;
        this.background = background;
        this.canAnswer = canAnswer;
        this.messages = new MessageList(lectern.attachments(), background, this::liveMessage);
        canAnswer.subscribe(can -> showState());
        open.idProperty().subscribe(id -> turnTo(id));
    }

    public ObservableList<MessageModel> messages() {
        return messages.all();
    }

    public ReadOnlyObjectProperty<TranscriptState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether an answer is being written, or waits for its turn, in the conversation that is shown. */
    public ReadOnlyBooleanProperty answeringProperty() {
        return answering.getReadOnlyProperty();
    }

    /** The one that is shown; empty for one that begins with the next question. */
    OptionalLong conversation() {
        return open.id();
    }

    /** The message that the person went to last; null as long as it is the newest one that is looked at. */
    public ReadOnlyObjectProperty<MessageModel> revealedProperty() {
        return revealed.getReadOnlyProperty();
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
        var answer = answer(started -> {
            kept.accept(started.conversationId());
            boolean shown = open.id().equals(target);
            begin(target, started, messages.all().size(), question(started.questionId(), text, attachments));
            if (shown) {
                open.show(started.conversationId());
            }
        });
        start(
                answer,
                target,
                () -> target.isPresent()
                        ? lectern.asking().ask(target.getAsLong(), text, attachments, answer)
                        : lectern.asking().askNew(text, attachments, answer),
                failed);
    }

    /** Ends the answer in the conversation that is shown, or that waits there. */
    public void stop() {
        var answer = live.get(open.id());
        if (answer != null) {
            answer.stop();
        }
    }

    /** @param begun hears that the answer is kept, and shows it with {@link #begin} */
    LiveAnswer answer(Consumer<LiveAnswer> begun) {
        return new LiveAnswer(background::onWindow, begun, this::finish);
    }

    /** In order with reading conversations, so that what is read never lacks what was just asked. */
    void start(LiveAnswer answer, OptionalLong target, Callable<AskHandle> ask, Consumer<Exception> failed) {
        problem.set("");
        live.put(target, answer);
        showState();
        background.runInOrder(ask, answer::setHandle, failure -> {
            live.remove(target, answer);
            showState();
            failed.accept(failure);
        });
    }

    /** Where a message stands now; at the end, if it is not there any more. */
    int placeOf(MessageModel message) {
        int at = messages().indexOf(message);
        return at < 0 ? messages().size() : at;
    }

    /** Shows an answer that begins, and a question before it, in place of everything from a message on. */
    void begin(OptionalLong target, LiveAnswer answer, int from, MessageModel... question) {
        live.remove(target, answer);
        live.put(OptionalLong.of(answer.conversationId()), answer);
        if (open.id().equals(target)) {
            messages.replace(from, Stream.concat(Stream.of(question), Stream.of(answer.message())).toList());
        }
        showState();
    }

    private void finish(MessageView answer) {
        live.remove(OptionalLong.of(answer.conversationId()));
        showState();
        if (open.is(answer.conversationId())) {
            background.run(
                    () -> lectern.conversations().alternatives(answer.conversationId()),
                    messages::showPlaces,
                    failure -> LOG.warn("The branches could not be read", failure));
        }
    }

    private void turnTo(OptionalLong conversation) {
        if (conversation.isPresent() && isShown(conversation.getAsLong())) {
            showState();
            return;
        }
        messages().clear();
        var reveal = revealNext;
        revealNext = OptionalLong.empty();
        reload(reveal);
    }

    /** The next conversation that is shown begins at this message. */
    void revealNext(long message) {
        revealNext = OptionalLong.of(message);
    }

    /** Reads the conversation again. @param reveal the message to look at; empty for the newest */
    void reload(OptionalLong reveal) {
        var conversation = open.id();
        problem.set("");
        revealed.set(null);
        loading = conversation.isPresent() && messages().isEmpty();
        showState();
        conversation.ifPresent(id -> {
            if (loading && reveal.isEmpty()) {
                read(id, KeptMessages::newest, reveal);
            } else {
                read(id, KeptMessages::all, reveal);
            }
        });
    }

    private void read(long id, BiFunction<Conversations, Long, KeptMessages> what, OptionalLong reveal) {
        background.runInOrder(
                () -> what.apply(lectern.conversations(), id),
                kept -> {
                    if (open.is(id)) {
                        loading = false;
                        show(kept, reveal);
                        if (!kept.whole()) {
                            // When the end has been drawn.
                            background.later(DRAW, () -> read(id, KeptMessages::all, OptionalLong.empty()));
                        }
                    }
                },
                failure -> {
                    if (open.is(id)) {
                        loading = false;
                        fail(failure, Messages.text("transcript.load.failed"));
                    }
                });
    }

    private void show(KeptMessages kept, OptionalLong reveal) {
        messages.show(kept.messages());
        messages.showPlaces(kept.alternatives());
        showState();
        messages.find(reveal).ifPresent(revealed::set);
    }

    /** A conversation that has just begun is on screen before it has a number. */
    private boolean isShown(long conversation) {
        return liveMessage(conversation).filter(messages()::contains).isPresent();
    }

    private Optional<MessageModel> liveMessage(long conversation) {
        return Optional.ofNullable(live.get(OptionalLong.of(conversation))).map(LiveAnswer::message);
    }

    MessageModel question(long id, String text, List<AttachmentView> attachments) {
        return messages.question(id, text, attachments);
    }

    /** Reads what could not be read before: small versions of documents, and where answers are found in them. */
    public void readAgain() {
        messages().forEach(message -> {
            message.pictures().forEach(PictureModel::again);
            message.forgetMissingEvidence();
        });
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
        if (!messages().isEmpty()) {
            return TranscriptState.MESSAGES;
        }
        if (!problem.get().isEmpty()) {
            return TranscriptState.FAILED;
        }
        return canAnswer.getValue() ? TranscriptState.EMPTY : TranscriptState.NO_MODEL;
    }
}
