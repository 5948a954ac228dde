package lectern.ui.transcript;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.app.MessageView;
import lectern.engine.Chat;
import lectern.ui.control.Thumbnails;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of the conversation that is shown. One that is read again stays the same object, so that it is not drawn
 * again; an answer that is being written is the one that its writer fills.
 */
final class MessageList {

    private static final Logger LOG = LoggerFactory.getLogger(MessageList.class);

    private final Attachments attachments;
    private final Background background;
    private final LongFunction<Optional<MessageModel>> live;
    private final ObservableList<MessageModel> messages = FXCollections.observableArrayList();

    /** @param live the answer that is being written in a conversation */
    MessageList(Attachments attachments, Background background, LongFunction<Optional<MessageModel>> live) {
        this.attachments = attachments;
        this.background = background;
        this.live = live;
    }

    ObservableList<MessageModel> all() {
        return messages;
    }

    Optional<MessageModel> find(OptionalLong id) {
        return id.isEmpty()
                ? Optional.empty()
                : messages.stream().filter(message -> message.id() == id.getAsLong()).findFirst();
    }

    /** Shows what was read in place of what was shown. */
    void show(List<MessageView> read) {
        var known = messages.stream().collect(Collectors.toMap(MessageModel::id, Function.identity()));
        var next = read.stream().map(view -> model(view, known)).toList();
        int before = next.size() - messages.size();
        if (before > 0 && !messages.isEmpty() && next.subList(before, next.size()).equals(messages)) {
            // The rest of a long conversation: what is on screen stays.
            messages.addAll(0, next.subList(0, before));
            messages.subList(before, next.size()).forEach(MessageModel::contextChanged);
        }
        int same = 0;
        while (same < Math.min(next.size(), messages.size()) && next.get(same) == messages.get(same)) {
            same++;
        }
        messages.remove(same, messages.size());
        messages.addAll(next.subList(same, next.size()));
    }

    /** Shows messages in place of everything from one on. */
    void replace(int from, List<MessageModel> next) {
        messages.remove(Math.min(from, messages.size()), messages.size());
        messages.addAll(next);
    }

    /** @param alternatives of each message the ones in its place, itself among them */
    void showPlaces(Map<Long, List<Long>> alternatives) {
        messages.forEach(message -> message.setPlace(Place.of(message.id(), alternatives.get(message.id()))));
    }

    MessageModel question(long id, String text, List<AttachmentView> attached) {
        return MessageModel.question(id, text, attached, attached.stream().map(this::picture).toList());
    }

    private MessageModel model(MessageView kept, Map<Long, MessageModel> known) {
        var answer = live.apply(kept.conversationId()).filter(message -> message.id() == kept.id());
        if (answer.isPresent()) {
            return answer.get();
        }
        var before = known.get(kept.id());
        if (before != null && !before.stateProperty().get().inProgress()) {
            return before;
        }
        var message = kept.role() == Chat.Role.USER
                ? question(kept.id(), "", kept.attachments())
                : MessageModel.answer(kept.id());
        message.show(kept);
        return message;
    }

    private PictureModel picture(AttachmentView attachment) {
        return new PictureModel(
                attachment.name(),
                picture -> background.run(
                        () -> Thumbnails.read(attachments, attachment, PictureModel.SIDE),
                        picture::setThumbnail,
                        failure -> LOG.warn("No thumbnail of {}", attachment.sha256(), failure)));
    }
}
