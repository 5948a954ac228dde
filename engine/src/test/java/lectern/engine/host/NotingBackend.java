package lectern.engine.host;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lectern.engine.EngineInfo;

/** A backend that notes what it does, and hears when it is cancelled: whoever waits on it wakes up. */
abstract class NotingBackend extends UnaskedBackend {

    final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    /** Guarded by this. */
    boolean cancelled;

    @Override
    public EngineInfo describe() {
        done.add("describe");
        return super.describe();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    @Override
    public synchronized void resetCancel() {
        cancelled = false;
    }
}
