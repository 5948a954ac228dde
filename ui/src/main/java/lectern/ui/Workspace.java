package lectern.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import lectern.app.AttachmentView;
import lectern.app.Conversations;
import lectern.app.Lectern;
import lectern.app.QuestionCost;
import lectern.app.Settings;
import lectern.engine.Chat;
import lectern.ui.composer.ComposerViewModel;
import lectern.ui.conversations.ConversationActions;
import lectern.ui.conversations.ConversationsViewModel;
import lectern.ui.conversations.DeletedViewModel;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.conversations.TemporaryViewModel;
import lectern.ui.model.ModelViewModel;
import lectern.ui.search.SearchViewModel;
import lectern.ui.settings.ContextSizeViewModel;
import lectern.ui.settings.SettingsViewModel;
import lectern.ui.tables.TablesViewModel;
import lectern.ui.task.Background;
import lectern.ui.transcript.MessageModel;
import lectern.ui.transcript.SamplesViewModel;
import lectern.ui.transcript.TranscriptViewModel;
import lectern.ui.transcript.TurnsViewModel;
import lectern.ui.viewer.ViewerViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The view models of an open library, joined. No nodes: a test can use the whole of it without a window. */
final class Workspace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Lectern lectern;
    private final Background background;
    private final OpenConversation open = new OpenConversation();
    private final ModelViewModel model;
    private final ConversationsViewModel conversations;
    private final TranscriptViewModel transcript;
    private final TurnsViewModel turns;
    private final SamplesViewModel samples;
    private final ConversationActions actions;
    private final DeletedViewModel deleted;
    private final TemporaryViewModel temporary;
    private final SettingsViewModel settingsModel;
    private final ContextSizeViewModel contextSize;
    private final SearchViewModel search;
    private final TablesViewModel tables;
    private final ComposerViewModel composer;
    private final ViewerViewModel viewer;

    /** @param last the conversation that was shown last */
    Workspace(Lectern lectern, Background background, OptionalLong last) {
        this.lectern = lectern;
        this.background = background;
        last.ifPresent(open::show);
        model = new ModelViewModel(lectern.models(), lectern.demo(), background);
        conversations = new ConversationsViewModel(lectern.conversations(), open, background);
        deleted = new DeletedViewModel(lectern.conversations(), open, background);
        transcript = new TranscriptViewModel(lectern, open, background, model.canAnswerProperty());
        turns = new TurnsViewModel(lectern, open, transcript, background);
        tables = new TablesViewModel(lectern.tables(), background);
        settingsModel = new SettingsViewModel(lectern, background, () -> {
            tables.forget();
            open.showNew();
        });
        contextSize = new ContextSizeViewModel(lectern, model, background);
        actions = new ConversationActions(lectern, open, background);
        search = new SearchViewModel(
                lectern.search(),
                (conversation, message) -> message.ifPresentOrElse(
                        id -> turns.goTo(conversation, id), () -> open.show(conversation)),
                background);
        samples = new SamplesViewModel(lectern, transcript, background);
        composer = new ComposerViewModel(
                lectern.attachments(), lectern.ahead(), lectern.drafts(), open,
                questions(), background);
        viewer = new ViewerViewModel(
                lectern.attachments(), lectern.asking(), background, composer::attachKept);
        viewer.attachmentProperty().subscribe(shown -> lookAhead());
        viewer.pageProperty().subscribe(page -> lookAhead());
        viewer.unlockedProperty().subscribe(transcript::readAgain);
        open.idProperty().subscribe(id -> remember(id));
        open.idProperty().subscribe(this::closePages);
        temporary = new TemporaryViewModel(
                lectern.conversations(), lectern.drafts(), open, background, this::keepNow);
        model.canAnswerProperty().subscribe(can -> composer.modelChanged());
    }

    /** The conversation that was shown last, if it is still there. Waits: for the background only. */
    static OptionalLong lastConversation(Lectern lectern) {
        var number = lectern.settings().get(UiSettings.CONVERSATION);
        if (!number.matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        long id = Long.parseLong(number);
        return lectern.conversations().find(id).filter(c -> !c.deleted()).isPresent()
                ? OptionalLong.of(id)
                : OptionalLong.empty();
    }

    OpenConversation open() {
        return open;
    }

    ModelViewModel model() {
        return model;
    }

    ConversationsViewModel conversations() {
        return conversations;
    }

    DeletedViewModel deleted() {
        return deleted;
    }

    TemporaryViewModel temporary() {
        return temporary;
    }

    Settings settings() {
        return lectern.settings();
    }

    SettingsViewModel settingsModel() {
        return settingsModel;
    }

    ContextSizeViewModel contextSize() {
        return contextSize;
    }

    ConversationActions actions() {
        return actions;
    }

    SearchViewModel search() {
        return search;
    }

    TurnsViewModel turns() {
        return turns;
    }

    TranscriptViewModel transcript() {
        return transcript;
    }

    TablesViewModel tables() {
        return tables;
    }

    SamplesViewModel samples() {
        return samples;
    }

    ComposerViewModel composer() {
        return composer;
    }

    ViewerViewModel viewer() {
        return viewer;
    }

    /** A page belongs to its conversation; one that has just begun takes along what it was begun with. */
    private void closePages(OptionalLong before, OptionalLong now) {
        if (before.isPresent() || Conversations.isTemporary(now)) {
            viewer.close();
        }
    }

    /** The page on screen is read before others. */
    private void lookAhead() {
        viewer.attachmentProperty().get().ifPresentOrElse(
                shown -> lectern.ahead().look(shown.sha256(), viewer.pageProperty().get()),
                () -> lectern.ahead().look("", -1));
    }

    private void remember(OptionalLong id) {
        var number = id.isPresent() && !Conversations.isTemporary(id) ? Long.toString(id.getAsLong()) : "";
        background.performInOrder(
                () -> lectern.settings().set(UiSettings.CONVERSATION, number),
                () -> {},
                failure -> LOG.warn("The open conversation was not remembered", failure));
    }

    private ComposerViewModel.Questions questions() {
        return new ComposerViewModel.Questions() {
            @Override
            public void ask(
                    String text, List<AttachmentView> attachments, LongConsumer kept, Consumer<Exception> failed) {
                // What is begun while a folder is listed lies there.
                var folder = open.id().isEmpty() ? conversations.folderProperty().get() : "";
                transcript.ask(
                        text,
                        attachments,
                        id -> {
                            kept.accept(id);
                            if (!folder.isEmpty()) {
                                actions.file(id, folder);
                            }
                        },
                        failed);
            }

            @Override
            public void stop() {
                transcript.stop();
            }

            @Override
            public List<String> asked() {
                return transcript.messages().stream()
                        .filter(message -> message.role() == Chat.Role.USER)
                        .map(MessageModel::text)
                        .toList();
            }

            @Override
            public Optional<QuestionCost> cost(String text, List<AttachmentView> attachments) {
                return lectern.asking().cost(text, attachments);
            }

            @Override
            public ObservableValue<Boolean> answering() {
                return transcript.answeringProperty();
            }
        };
    }

    private void keepNow() {
        composer.keepNow();
        turns.keepNow();
    }

    /** Keeps what is being written. */
    @Override
    public void close() {
        keepNow();
        turns.close();
        tables.close();
        model.close();
        conversations.close();
        deleted.close();
    }
}
