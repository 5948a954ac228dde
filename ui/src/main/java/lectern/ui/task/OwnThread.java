package lectern.ui.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/** A thread for one kind of work of nodes, one after the other, that ends with the program. */
public final class OwnThread {

    private final ExecutorService thread;

    public OwnThread(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /** @param done hears on the window's thread what came of it */
    public <T> void run(Supplier<T> work, Consumer<? super T> done) {
        thread.execute(() -> {
            var result = work.get();
            Platform.runLater(() -> done.accept(result));
        });
    }
}
