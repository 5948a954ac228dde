package lectern.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import lectern.app.pages.ChosenPages;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineTask;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.document.PictureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has one view after the other encoded, those first that are looked at. A thread of its own waits for the engine. */
final class AheadQueue implements ReadingAhead, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AheadQueue.class);

    private final Engine engine;
    private final Models models;
    private final Settings settings;
    private final Function<AttachmentView, ChosenPages> documents;
    private final Predicate<AttachmentView> temporary;
    private final Listeners<News> listeners = new Listeners<>();

    // Everything below is guarded by this.

    private final AheadWishes wishes = new AheadWishes();

    /** Set while it makes no sense to try: until something changes. */
    private boolean parked;

    private ModelState.Open model;
    private AttachmentView reading;
    private EngineTask<Long> task;
    private boolean closed;

    // Only on the queue's thread.
    private final Map<AttachmentView, AheadWork> works = new HashMap<>();
    private ModelState.Open modelOfWorks;

    /**
     * @param documents opens an attachment with what is chosen of it
     * @param temporary whether nothing of an attachment may be kept
     */
    AheadQueue(
            Engine engine, Models models, Settings settings, Function<AttachmentView, ChosenPages> documents,
            Predicate<AttachmentView> temporary) {
        this.engine = engine;
        this.models = models;
        this.settings = settings;
        this.documents = documents;
        this.temporary = temporary;
        models.listen(this::modelChanged);
        settings.listen(Settings.ENCODE_AHEAD, on -> change(() -> {}));
        Thread.ofPlatform().name("lectern-ahead").daemon().start(this::run);
    }

    private record Next(AttachmentView attachment, ModelState.Open open, int page) {}

    @Override
    public void want(Object place, List<AttachmentView> attachments) {
        change(() -> wishes.want(place, attachments));
        attachments.forEach(this::tellKnown);
    }

    @Override
    public void look(String sha256, int page) {
        change(() -> wishes.look(sha256, page));
    }

    @Override
    public Subscription listen(Consumer<News> listener) {
        return listeners.add(listener);
    }

    /** Something ended that may have kept the engine from encoding. */
    void wake() {
        change(() -> {});
    }

    /** Wants nothing any more. */
    void forget() {
        change(wishes::forget);
    }

    @Override
    public void close() {
        change(() -> closed = true);
    }

    private void modelChanged(ModelState state) {
        change(() -> {
            if (state instanceof ModelState.Open open && open != model) {
                wishes.beginAnew(model == null || !model.files().equals(open.files()));
                model = open;
            }
        });
    }

    private void change(Runnable what) {
        EngineTask<Long> unwanted = null;
        synchronized (this) {
            what.run();
            parked = false;
            if (task != null && (closed || next().filter(n -> n.attachment().equals(reading)).isEmpty())) {
                unwanted = task;
            }
            notifyAll();
        }
        if (unwanted != null) {
            unwanted.cancel();
        }
    }

    private void tellKnown(AttachmentView attachment) {
        Optional<Double> known;
        synchronized (this) {
            known = wishes.progress(attachment);
        }
        known.ifPresent(fraction -> listeners.tell(new News(attachment, fraction)));
    }

    /** What is to be read now; empty when there is nothing to do. */
    private Optional<Next> next() {
        return !closed && !parked && settings.get(Settings.ENCODE_AHEAD)
                        && models.current() instanceof ModelState.Open open && open.info().vision().isPresent()
                ? wishes.next().map(a -> new Next(a, open, wishes.page(a)))
                : Optional.empty();
    }

    private void run() {
        while (true) {
            Next next;
            synchronized (this) {
                var found = next();
                while (found.isEmpty() && !closed) {
                    waitForChange();
                    found = next();
                }
                if (closed) {
                    return;
                }
                next = found.get();
            }
            try {
                read(next);
            } catch (EngineException e) {
                failed(next, e);
            } catch (PictureException | RuntimeException e) {
                LOG.info("An attachment is not read ahead", e);
                giveUp(next.attachment());
            }
        }
    }

    private void waitForChange() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** One view. */
    private void read(Next next) throws EngineException, PictureException {
        var attachment = next.attachment();
        var work = work(attachment, next.open());
        var step = work.next(next.page());
        if (step.isPresent()) {
            var begun = work.begin(step.get(), engine, (stage, part) -> {
                if (stage == Stage.ENCODE_PICTURE) {
                    advance(next, work.fraction(part));
                }
            });
            if (begun.isPresent()) {
                await(attachment, begun.get());
            }
            work.done(step.get());
        }
        advance(next, work.isDone() ? 1 : work.fraction(0));
        if (work.isDone()) {
            works.remove(attachment);
        }
    }

    private AheadWork work(AttachmentView attachment, ModelState.Open open) throws PictureException {
        if (modelOfWorks != open) {
            works.clear();
            modelOfWorks = open;
        }
        var work = works.get(attachment);
        if (work == null) {
            int side = open.info().vision().map(ModelInfo.Vision::imageSize).orElseThrow();
            work = new AheadWork(documents.apply(attachment), side, temporary.test(attachment));
            works.put(attachment, work);
        }
        return work;
    }

    private void await(AttachmentView attachment, EngineTask<Long> begun) throws EngineException {
        boolean wantedStill;
        synchronized (this) {
            reading = attachment;
            task = begun;
            wantedStill = next().filter(n -> n.attachment().equals(attachment)).isPresent();
        }
        if (!wantedStill) {
            begun.cancel();
        }
        try {
            begun.await();
        } finally {
            synchronized (this) {
                task = null;
            }
        }
    }

    private void advance(Next next, double fraction) {
        synchronized (this) {
            if (model != next.open()) {
                return;
            }
            wishes.advance(next.attachment(), fraction);
        }
        listeners.tell(new News(next.attachment(), fraction));
    }

    private void failed(Next next, EngineException e) {
        switch (e.reason()) {
            case CANCELLED -> LOG.debug("Not read ahead any more");
            // The next question opens the model again; until then there is nobody to ask.
            case NO_MODEL -> park();
            case ENGINE_LOST -> {
                // Perhaps by this very picture: a question about it may try it again, and say what it comes to.
                LOG.warn("The engine was lost while it read ahead");
                giveUp(next.attachment());
                park();
            }
            default -> {
                LOG.warn("An attachment is not read ahead: {}", e.reason());
                giveUp(next.attachment());
            }
        }
    }

    private synchronized void park() {
        parked = true;
    }

    private void giveUp(AttachmentView attachment) {
        synchronized (this) {
            wishes.fail(attachment);
        }
        // Whoever shows how far it is shows nothing any more.
        listeners.tell(new News(attachment, 1));
    }
}
