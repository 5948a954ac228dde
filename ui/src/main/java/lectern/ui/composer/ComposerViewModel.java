package lectern.ui.composer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
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
import lectern.app.DraftView;
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
    private final Drafts drafts;
    private final Questions questions;
    private final Background background;
    private final DraftKeeper keeper;
    private final ReadAhead ahead;
    private final CostEstimate cost;
    private final QuestionHistory history;
    private final Map<OptionalLong, Sheet> sheets = new HashMap<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<AttachmentModel> attachments = FXCollections.observableArrayList();
    // Kept: a wrapper that nobody holds stops telling its listeners.
    private final ObservableList<AttachmentModel> shown = FXCollections.unmodifiableObservableList(attachments);
    private final ReadOnlyObjectWrapper<ComposerState> state = new ReadOnlyObjectWrapper<>(ComposerState.EMPTY);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Sheet sheet;
    private Runnable onAttachedKept = () -> {};
    private int pasted;

    public ComposerViewModel(
            Attachments store, ReadingAhead reading, Drafts drafts, OpenConversation open, Questions questions,
            Background background) {
        this.ahead = new ReadAhead(reading, background);
        this.cost = new CostEstimate(questions, ahead, background);
        this.history = new QuestionHistory(questions::asked);
        this.reader = new AttachmentReader(store, background);
        this.drafts = drafts;
        this.questions = questions;
        this.background = background;
        this.keeper = new DraftKeeper(drafts, background);
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

    /** The open model changed, and with it what a question costs. */
    public void modelChanged() {
        ahead.modelChanged();
        cost.estimate(sheet);
    }

    public void attachFiles(List<Path> files) {
        for (var file : files) {
            var name = file.getFileName() == null ? file : file.getFileName();
            attach(name.toString(), password -> reader.store().add(file, password));
        }
    }

    /** A picture that is no file, such as a screenshot from the clipboard. */
    public void attachPicture(Image image) {
        pasted++;
        var name = Messages.text("composer.pasted", pasted) + ".png";
        attach(name, password -> reader.store().add(name, Png.encode(image)));
    }

    /** Something that is in storage, such as a part of a page. */
    public void attachKept(AttachmentView kept) {
        sheet.attachments().add(reader.kept(kept));
        changed(sheet);
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
        changed(sheet);
    }

    /** Gives an attachment another name, which the model is told too; a blank one changes nothing. */
    public void rename(AttachmentModel attachment, String name) {
        var clean = name.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        if (!clean.isEmpty() && !clean.equals(attachment.name())) {
            attachment.rename(clean);
            changed(sheet);
        }
    }

    /** Puts an attachment in another place among the others. @param place from 0 */
    public void move(AttachmentModel attachment, int place) {
        var all = sheet.attachments();
        if (place >= 0 && place < all.size() && all.remove(attachment)) {
            all.add(place, attachment);
            changed(sheet);
        }
    }

    public void remove(AttachmentModel attachment) {
        sheet.attachments().remove(attachment);
        changed(sheet);
    }

    /** Asks what is written, if there is something and nothing is in the way; it stays where it is otherwise. */
    public void send() {
        if (state.get() != ComposerState.READY) {
            return;
        }
        var sent = sheet;
        var words = sent.text();
        var pictures = List.copyOf(sent.attachments());
        var kept = sent.ready();
        problem.set("");
        sent.attachments().clear();
        sent.setText("");
        // Storage clears the draft when the question is safe, not before.
        keeper.forget(sent.conversation());
        show(sent);
        questions.ask(
                words,
                kept,
                conversation -> became(sent, conversation),
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
        keeper.keepNow();
    }

    /** The new conversation is there: what was typed in the meantime goes with it. */
    private void became(Sheet sent, long conversation) {
        if (sent.conversation().isEmpty()) {
            sheets.remove(sent.conversation());
            if (!sent.draft().isEmpty()) {
                // It may have been kept under the new conversation already.
                keeper.keep(sent.conversation(), DraftView.EMPTY);
            }
            sent.setConversation(conversation);
            sheets.put(sent.conversation(), sent);
            if (!sent.draft().isEmpty()) {
                changed(sent);
            }
        }
    }

    private void takeBack(Sheet sent, String words, List<AttachmentModel> pictures, Exception failure) {
        LOG.warn("A question was not asked", failure);
        sent.setText(sent.text().isEmpty() ? words : words + "\n" + sent.text());
        sent.attachments().addAll(0, pictures);
        changed(sent);
        problem.set(Messages.of(failure, Messages.text("composer.failed")));
    }

    private void attach(String name, Function<String, AttachmentView> add) {
        var attachment = new AttachmentModel(name, add);
        sheet.attachments().add(attachment);
        read(attachment, "");
    }

    private void read(AttachmentModel attachment, String password) {
        var target = sheet;
        reader.read(attachment, password, () -> changed(target));
        show(target);
    }

    private void turnTo(OptionalLong conversation) {
        problem.set("");
        history.forget();
        var known = sheets.get(conversation);
        sheet = known == null ? new Sheet(conversation) : known;
        sheets.put(conversation, sheet);
        show(sheet);
        if (known == null) {
            readDraft(sheet);
        }
    }

    private void readDraft(Sheet target) {
        background.runInOrder(
                () -> target.conversation().isPresent()
                        ? drafts.of(target.conversation().getAsLong())
                        : drafts.ofNew(),
                draft -> addDraft(target, draft),
                failure -> LOG.error("A draft could not be read", failure));
    }

    /** What was typed while the draft was read comes after it. */
    private void addDraft(Sheet target, DraftView draft) {
        if (draft.isEmpty()) {
            return;
        }
        boolean typedMeanwhile = !target.isBlank() || target.isReading();
        target.setText(draft.text() + target.text());
        int place = 0;
        for (var kept : draft.attachments()) {
            target.attachments().add(place++, reader.kept(kept));
        }
        if (typedMeanwhile) {
            changed(target);
        } else {
            show(target);
        }
    }

    private void typed(String words) {
        if (!words.equals(sheet.text())) {
            sheet.setText(words);
            changed(sheet);
        }
    }

    private void changed(Sheet which) {
        keeper.keep(which.conversation(), which.draft());
        show(which);
    }

    private void show(Sheet which) {
        if (which == sheet) {
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
        } else if (sheet.isReading()) {
            state.set(ComposerState.READING);
        } else {
            state.set(sheet.isBlank() ? ComposerState.EMPTY : ComposerState.READY);
        }
    }
}
