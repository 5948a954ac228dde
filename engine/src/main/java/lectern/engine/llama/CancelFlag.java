package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** An int that native code watches: non-zero means stop. May be set from any thread. */
public final class CancelFlag {

    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment flag = Arena.global().allocate(ValueLayout.JAVA_INT);

    public void set() {
        INT.setVolatile(flag, 0L, 1);
    }

    public void clear() {
        INT.setVolatile(flag, 0L, 0);
    }

    public boolean isSet() {
        return (int) INT.getVolatile(flag, 0L) != 0;
    }

    MemorySegment segment() {
        return flag;
    }
}
