package lectern.ui.composer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.image.Image;
import lectern.app.AttachmentChoices;
import lectern.app.AttachmentView;
import lectern.app.Attachments;
import lectern.app.Drafts;
import lectern.app.QuestionCost;
import lectern.app.ReadingAhead;
import lectern.ui.Messages;
import lectern.ui.control.Png;
import lectern.ui.conversations.OpenConversation;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of what is typed, attached and sent. Used on the window's thread. */
public final class ComposerViewModel {

    /** Where questions go. */
    public interface Questions {
        /**
         * @param kept hears that the question is safe in storage, and in which conversation
         * @param failed hears that nothing was asked, and why
         */
        void ask(String text, List<AttachmentView> attachments, LongConsumer kept, Consumer<Exception> failed);

        void stop();

        /** What was asked in the conversation that is shown, the oldest first. */
        List<String> asked();

        /** What a question would cost; empty when no model is open. Waits: for the background only. */
        Optional<QuestionCost> cost(String text, List<AttachmentView> attachments);

        /** Whether an answer is being written in the conversation that is shown. */
        ObservableValue<Boolean> answering();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ComposerViewModel.class);

    private final AttachmentReader reader;
    private final Questions questions;
    private final Sheets sheets;
    private final ReadAhead ahead;
    private final CostEstimate cost;
    private final QuestionHistory history;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<AttachmentModel> attachments = FXCollections.observableArrayList();
    // Kept: a wrapper that nobody holds stops telling its listeners.
    private final ObservableList<AttachmentModel> shown = FXCollections.unmodifiableObservableList(attachments);
    private final ReadOnlyObjectWrapper<ComposerState> state = new ReadOnlyObjectWrapper<>(ComposerState.EMPTY);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Runnable onAttachedKept = () -> {};
    private int pasted;
    private int pastedTexts;

    public ComposerViewModel(
            Attachments store, ReadingAhead reading, Drafts drafts, OpenConversation open, Questions questions,
            Background background) {
        this.ahead = new ReadAhead(reading, background);
        this.cost = new CostEstimate(questions, ahead, background);
        this.history = new QuestionHistory(questions::asked);
        this.reader = new AttachmentReader(store, background);
        this.questions = questions;
        this.sheets = new Sheets(drafts, reader, background, this::show);
        open.idProperty().subscribe(this::turnTo);
        text.subscribe(this::typed);
        questions.answering().subscribe(answering -> showState());
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObservableList<AttachmentModel> attachments() {
        return shown;
    }

    public ReadOnlyObjectProperty<ComposerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the question was not asked, as a sentence; empty if all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the attachments and words would cost of the model's window, as a sentence; empty while nobody knows. */
    public ReadOnlyStringProperty costProperty() {
        return cost.textProperty();
    }

    /** Whether that is more than the window holds. */
    public ReadOnlyBooleanProperty tooLongProperty() {
        return cost.tooLongProperty();
    }

    /** The open model changed, and with it what a question costs. */
    public void modelChanged() {
        ahead.modelChanged();
        cost.estimate(sheets.top());
    }

    public void attachFiles(List<Path> files) {
        var conversation = sheets.top().conversation();
        for (var file : files) {
            var name = file.getFileName() == null ? file : file.getFileName();
            attach(name.toString(), password -> reader.store().add(conversation, file, password));
        }
    }

    /** A picture that is no file, such as a screenshot from the clipboard. */
    public void attachPicture(Image image) {
        pasted++;
        var name = Messages.text("composer.pasted", pasted) + ".png";
        var conversation = sheets.top().conversation();
        attach(name, password -> reader.store().add(conversation, name, Png.encode(image)));
    }

    /** Words that are too many for a question. */
    public void attachWords(String words) {
        pastedTexts++;
        var name = Messages.text("composer.pasted-text", pastedTexts) + ".txt";
        var conversation = sheets.top().conversation();
        attach(name, password -> reader.store().add(conversation, name, words.getBytes(StandardCharsets.UTF_8)));
    }

    /** Something that is in storage, such as a part of a page. */
    public void attachKept(AttachmentView kept) {
        sheets.top().attachments().add(reader.kept(kept));
        sheets.changed(sheets.top());
        onAttachedKept.run();
    }

    /** @param next what the window does once {@link #attachKept} has been called */
    public void setOnAttachedKept(Runnable next) {
        onAttachedKept = next;
    }

    /** Tries a password on an encrypted document. */
    public void unlock(AttachmentModel attachment, String password) {
        read(attachment, password);
    }

    /** Changes what is sent of an attachment. */
    public void choose(AttachmentModel attachment, AttachmentChoices choices) {
        attachment.choose(choices);
        sheets.changed(sheets.top());
    }

    /** Gives an attachment another name, which the model is told too; a blank one changes nothing. */
    public void rename(AttachmentModel attachment, String name) {
        var clean = name.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        if (!clean.isEmpty() && !clean.equals(attachment.name())) {
            attachment.rename(clean);
            sheets.changed(sheets.top());
        }
    }

    /** Puts an attachment in another place among the others. @param place from 0 */
    public void move(AttachmentModel attachment, int place) {
        var all = sheets.top().attachments();
        if (place >= 0 && place < all.size() && all.remove(attachment)) {
            all.add(place, attachment);
            sheets.changed(sheets.top());
        }
    }

    public void remove(AttachmentModel attachment) {
        sheets.top().attachments().remove(attachment);
        sheets.changed(sheets.top());
    }

    /** Asks what is written, if there is something and nothing is in the way; it stays where it is otherwise. */
    public void send() {
        if (state.get() != ComposerState.READY) {
            return;
        }
        var sent = sheets.top();
        var words = sent.text();
        var pictures = List.copyOf(sent.attachments());
        var kept = sent.ready();
        problem.set("");
        sent.attachments().clear();
        sent.setText("");
        sheets.sent(sent);
        questions.ask(
                words,
                kept,
                conversation -> sheets.became(sent, conversation),
                failure -> takeBack(sent, words, pictures, failure));
    }

    public void stop() {
        questions.stop();
    }

    /** Writes what was asked before, or before that, where nothing else is written. @return whether it did */
    public boolean older() {
        return write(history.older(text.get()));
    }

    /** Writes what was asked after that; in the end, nothing. @return whether it did */
    public boolean newer() {
        return write(history.newer(text.get()));
    }

    private boolean write(Optional<String> words) {
        words.ifPresent(text::set);
        return words.isPresent();
    }

    /** Keeps at once what would be kept soon, because the window closes. */
    public void keepNow() {
        sheets.keepNow();
    }

    private void takeBack(Sheet sent, String words, List<AttachmentModel> pictures, Exception failure) {
        LOG.warn("A question was not asked", failure);
        sent.setText(sent.text().isEmpty() ? words : words + "\n" + sent.text());
        sent.attachments().addAll(0, pictures);
        sheets.changed(sent);
        problem.set(Messages.of(failure, Messages.text("composer.failed")));
    }

    private void attach(String name, Function<String, AttachmentView> add) {
        var attachment = new AttachmentModel(name, add);
        sheets.top().attachments().add(attachment);
        read(attachment, "");
    }

    private void read(AttachmentModel attachment, String password) {
        var target = sheets.top();
        reader.read(attachment, password, () -> sheets.changed(target));
        show(target);
    }

    private void turnTo(OptionalLong conversation) {
        problem.set("");
        history.forget();
        sheets.turnTo(conversation);
    }

    private void typed(String words) {
        if (!words.equals(sheets.top().text())) {
            sheets.top().setText(words);
            sheets.changed(sheets.top());
        }
    }

    private void show(Sheet which) {
        if (which == sheets.top()) {
            text.set(which.text());
            if (!attachments.equals(which.attachments())) {
                attachments.setAll(which.attachments());
            }
            showState();
            cost.estimate(which);
        }
    }

    private void showState() {
        if (questions.answering().getValue()) {
            state.set(ComposerState.ANSWERING);
        } else if (sheets.top().isReading()) {
            state.set(ComposerState.READING);
        } else {
            state.set(sheets.top().isBlank() ? ComposerState.EMPTY : ComposerState.READY);
        }
    }
}
