package lectern.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Knocks at the window's thread a hundred times a second and writes down how long it takes to answer. */
final class Heartbeat implements AutoCloseable {

    private static final int EVERY_MILLIS = 10;
    private static final int OVERDUE_MILLIS = 50;
    private static final int FRAMES = 14;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> delays = new ArrayList<>();
    private final Map<String, Integer> overdue = new ConcurrentHashMap<>();
    private volatile Thread windowThread;
    private volatile long asked;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Heartbeat(Consumer<Runnable> window) {
        clock.scheduleAtFixedRate(
                () -> {
                    if (!waiting.compareAndSet(false, true)) {
                        noteWhere();
                    } else {
                        asked = System.nanoTime();
                        window.accept(() -> {
                            synchronized (delays) {
                                delays.add((System.nanoTime() - asked) / 1e6);
                                windowThread = Thread.currentThread();
                            }
                            waiting.set(false);
                        });
                    }
                },
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** While an answer is overdue: what the window's thread does instead. */
    private void noteWhere() {
        if (windowThread != null && System.nanoTime() - asked > OVERDUE_MILLIS * 1_000_000L) {
            var stack = Arrays.stream(windowThread.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("lectern.")
                            || frame.getClassName().startsWith("javafx.scene."))
                    .limit(FRAMES)
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                    .collect(Collectors.joining(" < "));
            overdue.merge(stack, 1, Integer::sum);
        }
    }

    double longestMillis() {
        return percentileMillis(100);
    }

    double percentileMillis(double percent) {
        synchronized (delays) {
            var sorted = delays.stream().sorted().toList();
            return sorted.get((int) Math.ceil(percent / 100 * (sorted.size() - 1)));
        }
    }

    void report(String what) {
        System.out.printf(
                "Delay of the window's thread in %s: %d beats, median %.1f ms, 95th percentile %.1f ms,"
                        + " longest %.1f ms%n",
                what, delays.size(), percentileMillis(50), percentileMillis(95), longestMillis());
        overdue.forEach((where, times) -> System.out.println("  overdue " + times + " times in " + where));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
