package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import lectern.engine.EngineException;

/** A thing that native code owns, with the function that frees it. Closing twice is harmless. */
abstract class NativeHandle implements AutoCloseable {

    private final Shim shim;
    private final String free;
    private MemorySegment handle;

    NativeHandle(Shim shim, MemorySegment handle, String free) {
        this.shim = shim;
        this.handle = handle;
        this.free = free;
    }

    final Shim shim() {
        return shim;
    }

    final MemorySegment handle() {
        if (handle == null) {
            throw new IllegalStateException(getClass().getSimpleName() + " is closed.");
        }
        return handle;
    }

    @Override
    public final void close() {
        if (handle != null) {
            shim.call(free, handle);
            handle = null;
        }
    }

    /**
     * Calls a function that makes something.
     *
     * @param failed turns the library's words into the exception to throw when it made nothing
     */
    static MemorySegment make(
            Shim shim, Arena arena, String function, Function<String, EngineException> failed, Object... arguments)
            throws EngineException {
        var error = arena.allocate(Shim.TEXT_SIZE);
        var all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = error;
        all[arguments.length + 1] = Shim.TEXT_SIZE;
        var made = (MemorySegment) shim.call(function, all);
        if (made.equals(MemorySegment.NULL)) {
            throw failed.apply(error.getString(0));
        }
        return made;
    }
}
