package lectern.ui.drawn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lectern.ui.task.OwnThread;

/**
 * Draws on a thread of its own, and remembers what was drawn last.
 *
 * @param <W> all that a picture depends on
 */
public final class Drawings<W> {

    private final OwnThread thread;
    private final Function<W, Optional<Drawn>> draw;

    /** Only on the thread. */
    private final Map<W, Optional<Drawn>> known;

    /**
     * @param thread its name
     * @param remembered how many pictures at most
     * @param draw empty for what cannot be drawn
     */
    public Drawings(String thread, int remembered, Function<W, Optional<Drawn>> draw) {
        this.thread = new OwnThread(thread);
        this.draw = draw;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<W, Optional<Drawn>> eldest) {
                return size() > remembered;
            }
        };
    }

    /** @param done hears on the window's thread what it looks like; empty where it cannot be drawn */
    public void draw(W wanted, Consumer<Optional<Drawn>> done) {
        thread.run(() -> known.computeIfAbsent(wanted, draw), done);
    }
}
