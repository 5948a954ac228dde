package lectern.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.engine.Chat;
import lectern.engine.StopReason;
import lectern.storage.Attachment;
import lectern.storage.Conversation;
import lectern.storage.Draft;
import lectern.storage.Message;
import lectern.storage.MessageError;

/** Between what is stored and what is shown. */
final class Views {

    private Views() {}

    static ConversationView of(Conversation c) {
        return new ConversationView(
                c.id(),
                c.title(),
                c.createdAt(),
                c.updatedAt(),
                c.messageCount(),
                c.snippet(),
                c.pinnedAt().isPresent(),
                c.archivedAt().isPresent(),
                c.folder().orElse(""),
                c.deletedAt().isPresent());
    }

    static MessageView of(Message m) {
        return new MessageView(
                m.id(),
                m.conversationId(),
                m.parentId(),
                switch (m.role()) {
                    case USER -> Chat.Role.USER;
                    case MODEL -> Chat.Role.MODEL;
                },
                m.text(),
                switch (m.state()) {
                    case COMPLETE -> MessageView.State.COMPLETE;
                    case STREAMING -> MessageView.State.STREAMING;
                    case INTERRUPTED -> MessageView.State.INTERRUPTED;
                    case FAILED -> MessageView.State.FAILED;
                    case STOPPED -> MessageView.State.STOPPED;
                },
                m.stopReason().flatMap(Views::stopReason),
                m.error().map(Views::of),
                m.createdAt(),
                m.stats().flatMap(StoredJson::stats),
                m.model(),
                m.options().flatMap(StoredJson::options),
                m.doubts().map(StoredJson::doubts).orElse(List.of()),
                m.rereads(),
                m.edit(),
                m.attachments().stream().map(Views::of).toList());
    }

    static Notice of(MessageError error) {
        return new Notice(error.key(), List.copyOf(StoredJson.arguments(error.arguments())), error.sentence());
    }

    static MessageError stored(Notice notice) {
        return new MessageError(notice.key(), StoredJson.write(notice.arguments()), notice.sentence());
    }

    static AttachmentView of(Attachment a) {
        return new AttachmentView(
                a.sha256(), a.name(), a.width(), a.height(), a.format(), a.byteSize(), a.pages(),
                a.choices().map(StoredJson::choices).orElse(AttachmentChoices.USUAL));
    }

    static Attachment stored(AttachmentView a) {
        var choices = a.choices().equals(AttachmentChoices.USUAL)
                ? Optional.<String>empty()
                : Optional.of(StoredJson.write(a.choices()));
        return new Attachment(
                a.sha256(), a.name(), a.format(), a.width(), a.height(), a.byteSize(), a.pages(), choices);
    }

    static DraftView of(Draft d) {
        return new DraftView(d.text(), d.attachments().stream().map(Views::of).toList());
    }

    static Draft stored(DraftView d) {
        return new Draft(d.text(), d.attachments().stream().map(Views::stored).toList());
    }

    /** A name that another version wrote may be unknown here. */
    private static Optional<StopReason> stopReason(String name) {
        return Arrays.stream(StopReason.values()).filter(r -> r.name().equals(name)).findFirst();
    }
}
