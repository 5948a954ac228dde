package lectern.engine.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.DoubleConsumer;
import lectern.engine.encode.CancelFlag;

/** A loading callback: hears fractions, says when to stop. An exception of the listener is kept and stops the load. */
final class NativeProgress {

    private final DoubleConsumer listener;
    private final CancelFlag cancel;
    private RuntimeException failure;

    NativeProgress(DoubleConsumer listener, CancelFlag cancel) {
        this.listener = listener;
        this.cancel = cancel;
    }

    MemorySegment stub(Arena arena) {
        try {
            var handle = MethodHandles.lookup()
                    .findVirtual(NativeProgress.class, "upcall", MethodType.methodType(int.class, float.class))
                    .bindTo(this);
            return Linker.nativeLinker()
                    .upcallStub(
                            handle, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_FLOAT), arena);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private int upcall(float fraction) {
        try {
            listener.accept(fraction);
            return cancel.isSet() ? 0 : 1;
        } catch (RuntimeException e) {
            failure = e;
            return 0;
        }
    }

    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }
}
