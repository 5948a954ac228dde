package lectern.engine.process;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import lectern.engine.EngineException;
import lectern.engine.EngineException.Reason;
import lectern.engine.EngineSettings;
import lectern.engine.ModelFiles;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import lectern.engine.host.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a host runs, with the model that was opened last: one is started with the first request, and again
 * with the first request after it was lost.
 *
 * <p>One thread at a time opens, calls and restores; {@link #withModel}, {@link #running} and {@link #close} are for
 * any thread.
 */
final class HostSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostSupervisor.class);

    private final HostLauncher launcher;
    private final Deadlines deadlines;
    private final Supplier<OptionalLong> memory;

    private volatile HostProcess host;
    private volatile Opened opened;
    private volatile HostProcess hostOfModel;

    /** The model asked for last. @param checked what its files say of themselves */
    private record Opened(ModelFiles files, CheckedModel checked, EngineSettings settings) {}

    /** A host that has a model. */
    record HostWithModel(HostProcess host, CheckedModel model) {}

    /** @param memory bytes that there are for a model; empty where that is not known */
    HostSupervisor(HostLauncher launcher, Deadlines deadlines, Supplier<OptionalLong> memory) {
        this.launcher = launcher;
        this.deadlines = deadlines;
        this.memory = memory;
    }

    /** Opens a model in place of the one that was open; when that fails, none is. */
    ModelInfo open(Task<?> task, ModelFiles files, EngineSettings settings, ProgressListener progress)
            throws EngineException {
        letGo(task);
        var wanted = new Opened(files, CheckedModel.check(files), settings);
        var info = load(task, wanted, progress);
        opened = wanted;
        return info;
    }

    /** What the model that was open takes counts as free when the next one is planned. */
    private void letGo(Task<?> task) throws EngineException {
        boolean holds = isAlive(host) && host == hostOfModel;
        opened = null;
        hostOfModel = null;
        if (!holds) {
            return;
        }
        try {
            call(task, Frame.Release::new);
        } catch (EngineException e) {
            if (e.reason() != Reason.ENGINE_LOST) {
                throw e;
            }
            // A host that is gone has let go.
            LOG.info("The engine ended before the next model was opened: {}", e.getMessage());
        }
    }

    /** The model that was opened last, whether or not its host still lives. */
    CheckedModel model() throws EngineException {
        var model = opened;
        if (model == null) {
            throw noModel();
        }
        return model.checked();
    }

    /** Loads the model that was opened last again, if the host that had it was lost. */
    void restore(Task<?> task, ProgressListener progress) throws EngineException {
        if (!isAlive(host) || host != hostOfModel) {
            load(task, opened, progress);
        }
    }

    /** The host that has the model now; starts none. */
    HostWithModel withModel() throws EngineException {
        var model = model();
        var running = hostOfModel;
        if (!isAlive(running)) {
            throw noModel();
        }
        return new HostWithModel(running, model);
    }

    /** The answer of a host, which is started if none runs. @param partial hears what comes before the answer */
    Frame.Reply call(Task<?> task, LongFunction<Frame.Request> request, Consumer<Frame.Reply> partial)
            throws EngineException {
        task.requireNotCancelled();
        if (!isAlive(host)) {
            host = HostProcess.start(launcher, deadlines);
        }
        return task.await(host.call(request, partial));
    }

    /** For requests that have nothing to say before their answer. */
    Frame.Reply call(Task<?> task, LongFunction<Frame.Request> request) throws EngineException {
        return call(task, request, partial -> {});
    }

    /** What hears of a request's progress, for a listener. */
    static Consumer<Frame.Reply> progressTo(ProgressListener listener) {
        return partial -> {
            if (partial instanceof Frame.Progress progress) {
                listener.onProgress(progress.stage(), progress.fraction(), progress.secondsLeft());
            }
        };
    }

    Optional<HostProcess> running() {
        return Optional.ofNullable(host).filter(HostSupervisor::isAlive);
    }

    @Override
    public void close() {
        var last = host;
        if (last != null) {
            last.close();
        }
    }

    /** With as large a context window as there is memory for. */
    private ModelInfo load(Task<?> task, Opened model, ProgressListener progress) throws EngineException {
        var fit = ContextFit.of(model.checked(), model.settings(), memory.get());
        if (fit.shortage().isEmpty() || hasGpu(task)) {
            return load(task, model, model.settings(), progress);
        }
        var info = load(task, model, model.settings().withContextSize(fit.contextSize()), progress);
        return info.with(fit.shortage().get());
    }

    /** Most of a model is in the memory of a GPU, which the library looks after. */
    private boolean hasGpu(Task<?> task) throws EngineException {
        var info = ((Frame.Described) call(task, Frame.Describe::new)).info();
        return info.devices().stream().anyMatch(device -> device.kind().endsWith("GPU"));
    }

    private ModelInfo load(Task<?> task, Opened model, EngineSettings settings, ProgressListener progress)
            throws EngineException {
        var files = model.files();
        // While the host starts and loads.
        Thread.ofVirtual().name("engine-warm-up").start(() -> Question.warmUp(model.checked()));
        var reply = call(
                task,
                id -> new Frame.Open(
                        id, files.model().toAbsolutePath().toString(),
                        files.projector().map(p -> p.toAbsolutePath().toString()), model.checked().vision(),
                        settings),
                progressTo(progress));
        hostOfModel = host;
        return ((Frame.Opened) reply).model();
    }

    private static boolean isAlive(HostProcess process) {
        return process != null && process.isAlive();
    }

    private static EngineException noModel() {
        return new EngineException(Reason.NO_MODEL, "No model is open. Open one first.");
    }
}
