package lectern.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.app.pages.ChosenPages;
import lectern.engine.Engine;
import lectern.engine.EngineTask;
import lectern.engine.ProgressListener;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.PictureException;

/** The views of an attachment that are not encoded yet: of each page the whole, then its crops. For one thread. */
final class AheadWork {

    private final ChosenPages chosen;
    private final int side;
    private final boolean memoryOnly;
    private final List<Step> left = new ArrayList<>();
    private final int all;

    /**
     * @param page of the document, from 0
     * @param view of the page, from 0: the whole
     */
    record Step(int page, int view) {}

    /**
     * @param side pixels on a side of the encoder's input
     * @param memoryOnly as in {@link Engine#encodeAhead}
     */
    AheadWork(ChosenPages chosen, int side, boolean memoryOnly) throws PictureException {
        this.chosen = chosen;
        this.side = side;
        this.memoryOnly = memoryOnly;
        for (int page : chosen.pages()) {
            int views = chosen.views(page, side).size();
            for (int view = 0; view < views; view++) {
                left.add(new Step(page, view));
            }
        }
        all = left.size();
    }

    /** @param page that goes first, if it is among them; -1 for none */
    Optional<Step> next(int page) {
        return left.stream().filter(step -> step.page() == page).findFirst().or(() -> left.stream().findFirst());
    }

    /** Has it encoded; empty when there is no such view after all. */
    Optional<EngineTask<Long>> begin(Step step, Engine engine, ProgressListener progress) throws PictureException {
        var image = chosen.image(step.page(), side);
        var boxes = EncoderInput.boxes(image, side, chosen.mode());
        return step.view() < boxes.size()
                ? Optional.of(engine.encodeAhead(image, boxes.get(step.view()), memoryOnly, progress))
                : Optional.empty();
    }

    void done(Step step) {
        left.remove(step);
    }

    boolean isDone() {
        return left.isEmpty();
    }

    /** @param part of the next view that is done, 0 to 1 */
    double fraction(double part) {
        return all == 0 ? 1 : (all - left.size() + part) / all;
    }
}
