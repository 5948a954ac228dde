package lectern.ui.transcript;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import lectern.app.Demo;
import lectern.app.Lectern;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which sample document a person is offered to begin with. Used on the window's thread. */
public final class SamplesViewModel {

    /** Longest side of the picture, in pixels; twice what is shown, for fine screens. */
    private static final int SIDE = 360;

    private static final int QUESTIONS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(SamplesViewModel.class);

    /** @param questions up to three */
    public record Offer(String name, Image picture, List<String> questions) {}

    private final Lectern lectern;
    private final TranscriptViewModel transcript;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Demo.Sample> samples = List.of();
    private int shown;

    public SamplesViewModel(Lectern lectern, TranscriptViewModel transcript, Background background) {
        this.lectern = lectern;
        this.transcript = transcript;
        this.background = background;
        lectern.demo().ifPresent(demo -> background.run(
                demo::samples,
                found -> {
                    samples = found;
                    show(0);
                },
                failure -> LOG.warn("The samples cannot be shown", failure)));
    }

    /** Empty while there is none to show. */
    public ReadOnlyObjectProperty<Optional<Offer>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Offers another document. */
    public void next() {
        if (!samples.isEmpty()) {
            show((shown + 1) % samples.size());
        }
    }

    /** Asks about the document that is offered. */
    public void ask(String question) {
        var sample = samples.get(shown);
        var conversation = transcript.conversation();
        background.runInOrder(
                () -> lectern.attachments().add(conversation, sample.path(), ""),
                attached -> transcript.ask(question, List.of(attached), kept -> {}, this::failed),
                this::failed);
    }

    private void failed(Exception failure) {
        transcript.fail(failure, Messages.text("samples.failed"));
    }

    private void show(int index) {
        shown = index;
        var sample = samples.get(index);
        background.run(
                () -> new Image(sample.path().toUri().toString(), SIDE, SIDE, true, true),
                picture -> {
                    if (shown == index) {
                        offer.set(Optional.of(new Offer(
                                sample.path().getFileName().toString(), picture,
                                sample.questions().stream().map(Demo.Suggestion::question).limit(QUESTIONS).toList())));
                    }
                },
                failure -> LOG.warn("The sample {} cannot be shown", sample.path(), failure));
    }
}
