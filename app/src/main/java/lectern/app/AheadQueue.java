package lectern.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import lectern.app.pages.ChosenPages;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineTask;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.document.PictureException;
import lectern.storage.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one view after the other encoded, those first that are looked at, and then what stands before the question read.
 * A thread of its own waits for the engine.
 */
final class AheadQueue implements ReadingAhead, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AheadQueue.class);

    private final Engine engine;
    private final Models models;
    private final Settings settings;
    private final Predicate<AttachmentView> temporary;
    private final AnswerComposer composer;
    private final Listeners<News> listeners = new Listeners<>();

    // Everything below is guarded by this.

    private final AheadWishes wishes = new AheadWishes();

    /** Set while it makes no sense to try: until something changes. */
    private boolean parked;

    private ModelState.Open model;

    /** Counts changes of conversations: perhaps something else stands before the question. */
    private int changes;

    /** What was read last: nothing more is to be done about it. */
    private AheadStep read;

    private AheadStep begun;
    private EngineTask<?> task;
    private boolean closed;

    /** Only on the queue's thread. */
    private final AheadWorks works;

    /**
     * @param documents opens an attachment with what is chosen of it
     * @param temporary whether nothing of an attachment may be kept
     * @param composer knows what a question is told
     */
    AheadQueue(
            Engine engine, Models models, Settings settings, Function<AttachmentView, ChosenPages> documents,
            Predicate<AttachmentView> temporary, AnswerComposer composer) {
        this.engine = engine;
        this.models = models;
        this.settings = settings;
        this.works = new AheadWorks(documents, temporary);
        this.temporary = temporary;
        this.composer = composer;
        models.listen(this::modelChanged);
        settings.listen(Settings.ENCODE_AHEAD, on -> change(() -> {}));
        Thread.ofPlatform().name("lectern-ahead").daemon().start(this::run);
    }

    @Override
    public void want(Object place, Wish wish) {
        change(() -> wishes.want(place, wish));
        wish.attachments().forEach(this::tellKnown);
    }

    @Override
    public void look(String sha256, int page) {
        change(() -> wishes.look(sha256, page));
    }

    @Override
    public Subscription listen(Consumer<News> listener) {
        return listeners.add(listener);
    }

    /** A conversation changed. Perhaps an answer ended, which may have kept the engine from reading. */
    void changed() {
        change(() -> changes++);
    }

    /** Wants nothing any more. */
    void forget() {
        change(() -> {
            wishes.forget();
            read = null;
        });
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
        EngineTask<?> unwanted = null;
        synchronized (this) {
            what.run();
            parked = false;
            if (task != null && !isWanted(begun)) {
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
    private Optional<AheadStep> next() {
        if (closed || parked || !settings.get(Settings.ENCODE_AHEAD)
                || !(models.current() instanceof ModelState.Open open) || open.info().vision().isEmpty()) {
            return Optional.empty();
        }
        var prompt = wishes.readable()
                .map(wish -> (AheadStep) new AheadStep.Prompt(wish, open, settings.instructions(), changes))
                .filter(next -> !next.equals(read));
        return prompt.or(() -> wishes.next().map(a -> new AheadStep.View(a, open, wishes.page(a))));
    }

    private boolean isWanted(AheadStep next) {
        return next().filter(n -> n.goesOnWith(next)).isPresent();
    }

    private void run() {
        while (true) {
            AheadStep next;
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
                switch (next) {
                    case AheadStep.View view -> read(view);
                    case AheadStep.Prompt prompt -> read(prompt);
                }
            } catch (EngineException e) {
                failed(next, e);
            } catch (PictureException | RuntimeException e) {
                LOG.info("An attachment is not read ahead", e);
                giveUp(next);
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

    private void read(AheadStep.View next) throws EngineException, PictureException {
        var attachment = next.attachment();
        var work = works.of(attachment, next.open());
        var step = work.next(next.page());
        if (step.isPresent()) {
            var encoding = work.begin(step.get(), engine, (stage, part) -> {
                if (stage == Stage.ENCODE_PICTURE) {
                    advance(next, work.fraction(part));
                }
            });
            if (encoding.isPresent()) {
                await(next, encoding.get());
            }
            work.done(step.get());
        }
        advance(next, work.isDone() ? 1 : work.fraction(0));
        if (work.isDone()) {
            works.done(attachment);
        }
    }

    private void read(AheadStep.Prompt next) throws EngineException {
        var wish = next.wish();
        var chat = composer.ahead(next.open().info(), next.instructions(), wish);
        if (chat.isPresent()) {
            boolean memoryOnly = wish.conversation().stream().anyMatch(Library::isTemporary)
                    || wish.attachments().stream().anyMatch(temporary);
            await(next, engine.readAhead(chat.get(), memoryOnly, ProgressListener.NONE));
        }
        hasRead(next);
    }

    private synchronized void hasRead(AheadStep.Prompt prompt) {
        read = prompt;
    }

    private void await(AheadStep next, EngineTask<?> work) throws EngineException {
        boolean wantedStill;
        synchronized (this) {
            begun = next;
            task = work;
            wantedStill = isWanted(next);
        }
        if (!wantedStill) {
            work.cancel();
        }
        try {
            work.await();
        } finally {
            synchronized (this) {
                task = null;
            }
        }
    }

    private void advance(AheadStep.View next, double fraction) {
        synchronized (this) {
            if (model != next.open()) {
                return;
            }
            wishes.advance(next.attachment(), fraction);
        }
        listeners.tell(new News(next.attachment(), fraction));
    }

    private void failed(AheadStep next, EngineException e) {
        switch (e.reason()) {
            case CANCELLED -> LOG.debug("Not read ahead any more");
            // The next question opens the model again; until then there is nobody to ask.
            case NO_MODEL -> park();
            case ENGINE_LOST -> {
                // Perhaps by these very pictures: a question about them may try again, and say what it comes to.
                LOG.warn("The engine was lost while it read ahead");
                giveUp(next);
                park();
                if (next instanceof AheadStep.Prompt prompt) {
                    fail(prompt.wish().attachments());
                }
            }
            default -> {
                LOG.info("It is not read ahead: {}", e.reason());
                giveUp(next);
            }
        }
    }

    private synchronized void fail(List<AttachmentView> attachments) {
        attachments.forEach(wishes::fail);
    }

    private synchronized void park() {
        parked = true;
    }

    private void giveUp(AheadStep next) {
        switch (next) {
            case AheadStep.Prompt prompt -> hasRead(prompt);
            case AheadStep.View view -> {
                fail(List.of(view.attachment()));
                // Whoever shows how far it is shows nothing any more.
                listeners.tell(new News(view.attachment(), 1));
            }
        }
    }
}
