package lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.EngineTask;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.gguf.GgufException;
import lectern.engine.gguf.ModelCheck;
import lectern.engine.gguf.Projector;
import lectern.engine.gguf.ProjectorFinder;
import lectern.storage.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model that the engine has open. */
final class EngineModels implements Models {

    private static final Logger LOG = LoggerFactory.getLogger(EngineModels.class);
    private static final long STOP_CHECK_MILLIS = 50;

    private final Engine engine;
    private final RememberedModels remembered;
    private final Settings settings;
    private final Listeners<ModelState> listeners = new Listeners<>();

    /** One model is opened after the other. */
    private final ReentrantLock opening = new ReentrantLock(true);

    private volatile ModelState current = new ModelState.None();
    private volatile EngineTask<ModelInfo> loading;

    /** How the model was opened that is open or failed. */
    private volatile EngineSettings openedWith = EngineSettings.DEFAULT;

    /** Whether the model that failed had been open, so that it is worth opening again. */
    private volatile boolean lost;

    EngineModels(Engine engine, ModelStore store, Settings settings, Optional<Demo> demo) {
        this.engine = engine;
        this.remembered = new RememberedModels(store, demo);
        this.settings = settings;
    }

    @Override
    public ModelInfo open(ModelFiles files, ProgressListener progress) {
        opening.lock();
        try {
            var info = load(files, progress, task -> {});
            remembered.add(files);
            return info;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public Optional<ModelInfo> reopenLast(ProgressListener progress) {
        return remembered.last().map(files -> open(files, progress));
    }

    /** Opens the model again if its context window is to have another size; what comes of it is a state. */
    void reopenIfResized() {
        reopen(() -> files().filter(files -> settingsFor(files).contextSize() != openedWith.contextSize()));
    }

    /** Opens the open model again: the engine then holds nothing any more of what it was asked. */
    void openAnew() {
        reopen(() -> current instanceof ModelState.Open open ? Optional.of(open.files()) : Optional.empty());
    }

    private void reopen(Supplier<Optional<ModelFiles>> wanted) {
        opening.lock();
        try {
            wanted.get().ifPresent(files -> load(files, ProgressListener.NONE, task -> {}));
        } catch (AppException e) {
            LOG.info("The model could not be opened again: {}", e.notice().key());
        } finally {
            opening.unlock();
        }
    }

    private EngineSettings settingsFor(ModelFiles files) {
        return ContextSize.limited(settings.engineSettings(), files);
    }

    /** Those of the model that is open or could not be opened. */
    private Optional<ModelFiles> files() {
        return switch (current) {
            case ModelState.None none -> Optional.empty();
            case ModelState.Loading loads -> Optional.of(loads.files());
            case ModelState.Open open -> Optional.of(open.files());
            case ModelState.Failed failed -> Optional.of(failed.files());
        };
    }

    @Override
    public List<ContextSize> contextSizes() {
        return files().map(files -> ContextSize.of(files, settings.engineSettings())).orElse(List.of());
    }

    @Override
    public void cancelLoading() {
        var task = loading;
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    public ModelState current() {
        return current;
    }

    @Override
    public Subscription listen(Consumer<ModelState> listener) {
        // Under the same lock as changes, so that the first call is not overtaken by a later state.
        synchronized (listeners) {
            Listeners.quietly(() -> listener.accept(current));
            return listeners.add(listener);
        }
    }

    @Override
    public Optional<Path> findProjector(Path model) {
        try {
            return ProjectorFinder.find(ModelCheck.checkModel(model)).map(Projector::path);
        } catch (GgufException e) {
            // Opening it will say what is wrong with it.
            return Optional.empty();
        }
    }

    @Override
    public List<ModelFiles> remembered() {
        return remembered.all();
    }

    @Override
    public void forget(Path model) {
        remembered.forget(model);
    }

    /**
     * The model to ask: waits for one that is being opened, and opens one again that was lost.
     *
     * @param notices hears that it is opened again
     * @param working hears the engine's task, to cancel it
     * @param stopped whether it is not wanted any more
     * @throws AppException when there is none
     */
    ModelInfo require(
            ProgressListener progress,
            Consumer<Notice> notices,
            Consumer<EngineTask<?>> working,
            BooleanSupplier stopped) {
        lockUnless(stopped);
        try {
            return switch (current) {
                case ModelState.Open open -> open.info();
                case ModelState.Failed failed when lost -> {
                    notices.accept(Notices.modelReopened());
                    yield load(failed.files(), progress, working);
                }
                case ModelState.Failed failed -> throw new AppException(failed.failure());
                case ModelState.None none -> throw Notices.noModel();
                case ModelState.Loading loading -> throw new IllegalStateException("Loading without the lock");
            };
        } finally {
            opening.unlock();
        }
    }

    /** The engine ended; the next question opens the model again. */
    void lost(EngineException e) {
        opening.lock();
        try {
            if (current instanceof ModelState.Open open) {
                lost = true;
                become(new ModelState.Failed(open.files(), Notices.of(e)));
            }
        } finally {
            opening.unlock();
        }
    }

    private ModelInfo load(ModelFiles files, ProgressListener progress, Consumer<EngineTask<?>> working) {
        var wasLost = lost;
        lost = false;
        become(new ModelState.Loading(ProgressListener.Stage.LOAD_MODEL, 0, files));
        var running = new AtomicBoolean(true);
        try {
            openedWith = settingsFor(files);
            var task = engine.open(files, openedWith, (stage, fraction) -> {
                become(new ModelState.Loading(stage, fraction, files), running::get);
                Listeners.quietly(() -> progress.onProgress(stage, fraction));
            });
            loading = task;
            working.accept(task);
            var info = task.await();
            running.set(false);
            become(new ModelState.Open(info, files));
            return info;
        } catch (EngineException e) {
            running.set(false);
            var cancelled = e.reason() == Reason.CANCELLED;
            lost = cancelled && wasLost;
            become(cancelled && !wasLost ? new ModelState.None() : new ModelState.Failed(files, Notices.of(e)));
            throw new AppException(Notices.of(e), e);
        } catch (RuntimeException e) {
            running.set(false);
            var notice = Notices.internal(e);
            become(new ModelState.Failed(files, notice));
            throw new AppException(notice, e);
        } finally {
            loading = null;
        }
    }

    /** Whether these are the demo model's. */
    boolean isDemo(ModelFiles files) {
        return remembered.isDemo(files);
    }

    private void lockUnless(BooleanSupplier stopped) {
        try {
            while (!opening.tryLock(STOP_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    throw new AppException(Notices.stopped());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppException(Notices.stopped(), e);
        }
    }

    private void become(ModelState state) {
        become(state, () -> true);
    }

    /** @param stillTrue asked last: a report of progress that comes late must not undo the end of loading */
    private void become(ModelState state, BooleanSupplier stillTrue) {
        synchronized (listeners) {
            if (stillTrue.getAsBoolean()) {
                current = state;
                listeners.tell(state);
            }
        }
    }
}
