package lectern.ui.emoji;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import lectern.ui.drawn.Drawn;
import lectern.ui.drawn.Letters;

/** The pictures of emoji over a control's letters, at the places that {@link Blanks} keep for them. */
final class EmojiLayer extends Region {

    /** How much of its blank a picture takes. */
    private static final double SHARE = 0.97;

    /** The widest one, as a share of the letters' size: fonts have blanks of different widths. */
    private static final double WIDEST = 1.15;

    /** Of sizes, to a pixel. */
    private static final double STEPS = 8;

    private final List<Picture> pictures = new ArrayList<>();
    private final Rectangle cut = new Rectangle();
    private Blanks blanks = Blanks.NONE;
    private Text letters;
    private Node window;

    /** What the letters' clip was made for: places of blanks, and of all letters. */
    private List<Bounds> clippedHoles = List.of();

    private Bounds clippedLetters;
    private Subscription following = Subscription.EMPTY;

    /** One emoji's place and picture. */
    private static final class Picture {
        final ImageView view = new ImageView();
        EmojiPictures.Wanted wanted;
        Drawn drawn;
    }

    EmojiLayer() {
        getStyleClass().add("emoji-layer");
        setManaged(false);
        setMouseTransparent(true);
        // In front, wherever a skin puts its own.
        setViewOrder(-1);
        // Pictures are laid where the letters are, whichever way the window runs.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setClip(cut);
    }

    /**
     * Shows the pictures over letters.
     *
     * @param next what the letters, or the beginning of them, stand for
     * @param text the letters
     * @param part of the control, outside of which nothing is seen
     */
    void cover(Blanks next, Text text, Node part) {
        blanks = next;
        window = part;
        if (letters != text || next.emoji().isEmpty()) {
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (letters != null) {
                letters.setClip(null);
            }
            letters = null;
        }
        if (letters == null && !next.emoji().isEmpty()) {
            letters = text;
            following = Subscription.combine(
                    text.textProperty().subscribe(any -> requestLayout()),
                    text.layoutBoundsProperty().subscribe(any -> requestLayout()),
                    text.fillProperty().subscribe(any -> requestLayout()),
                    text.localToSceneTransformProperty().subscribe(any -> requestLayout()));
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (letters == null) {
            getChildren().clear();
            pictures.clear();
            return;
        }
        var seen = getParent().sceneToLocal(window.localToScene(window.getLayoutBounds()));
        resizeRelocate(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
        cut.setWidth(seen.getWidth());
        cut.setHeight(seen.getHeight());
        var holes = new ArrayList<Bounds>();
        int count = 0;
        int same = same(letters.getText(), blanks.shown());
        for (var range : blanks.emoji()) {
            if (blanks.blankOf(range) >= same) {
                break;
            }
            var hole = hole(blanks.blankOf(range));
            holes.add(hole);
            if (count == pictures.size()) {
                pictures.add(new Picture());
                getChildren().add(pictures.getLast().view);
            }
            place(pictures.get(count++), blanks.emoji(range), hole);
        }
        getChildren().remove(count, getChildren().size());
        pictures.subList(count, pictures.size()).clear();
        var all = letters.getLayoutBounds();
        if (!holes.equals(clippedHoles) || !all.equals(clippedLetters) || letters.getClip() == null) {
            clippedHoles = holes;
            clippedLetters = all;
            letters.setClip(without(holes));
        }
    }

    /** How many characters two texts have in common from the first on. */
    private static int same(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int same = 0;
        while (same < most && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /** Where a blank is among the letters. */
    private Bounds hole(int index) {
        var shape = new Path(letters.rangeShape(index, index + 1));
        shape.setStroke(null);
        shape.setFill(Color.BLACK);
        return shape.getLayoutBounds();
    }

    private void place(Picture picture, String emoji, Bounds hole) {
        Letters.of(letters).ifPresent(around -> {
            // Rounded, so that blanks that differ by an error of arithmetic have one picture.
            double side = Math.rint(STEPS * Math.min(SHARE * hole.getWidth(), WIDEST * around.size())) / STEPS;
            want(picture, new EmojiPictures.Wanted(emoji, around.times(side / EmojiPictures.SIDE / around.size())));
        });
        var drawn = picture.drawn;
        picture.view.setVisible(drawn != null);
        if (drawn != null) {
            double baseline = hole.getMinY() + letters.getBaselineOffset();
            double x = hole.getCenterX() - drawn.width() / 2;
            double y = baseline - drawn.height() + drawn.depth();
            // What is said of letters from right to left holds where they stand, not in their own direction.
            var there = sceneToLocal(letters.getParent().localToScene(new BoundingBox(
                    letters.getLayoutX() + x, letters.getLayoutY() + y, drawn.width(), drawn.height())));
            picture.view.setImage(drawn.image());
            picture.view.setFitWidth(drawn.width());
            picture.view.setFitHeight(drawn.height());
            // White space hangs out of a line that is wrapped; its picture is not to be cut.
            double left = letters.getWrappingWidth() > 0
                    ? Math.clamp(there.getMinX(), 0, Math.max(0, getWidth() - there.getWidth()))
                    : there.getMinX();
            picture.view.relocate(snapPositionX(left), snapPositionY(there.getMinY()));
        }
    }

    private void want(Picture picture, EmojiPictures.Wanted next) {
        if (!next.equals(picture.wanted)) {
            if (picture.wanted == null || !picture.wanted.emoji().equals(next.emoji())) {
                picture.drawn = null;
            }
            picture.wanted = next;
            EmojiPictures.draw(next, done -> done.filter(any -> next.equals(picture.wanted)).ifPresent(drawn -> {
                picture.drawn = drawn;
                requestLayout();
            }));
        }
    }

    /** All of the letters but those in holes. */
    private Path without(List<Bounds> holes) {
        var all = letters.getLayoutBounds();
        double more = letters.getFont().getSize();
        var path = new Path();
        path.setFillRule(FillRule.EVEN_ODD);
        path.setStroke(null);
        path.setFill(Color.BLACK);
        add(path, new BoundingBox(
                all.getMinX() - more, all.getMinY() - more, all.getWidth() + 2 * more, all.getHeight() + 2 * more));
        // Letters are drawn from left to right, whichever way their places are counted.
        boolean mirrored = letters.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        for (var hole : holes) {
            double x = mirrored ? all.getMinX() + all.getMaxX() - hole.getMaxX() : hole.getMinX();
            add(path, new BoundingBox(x, hole.getMinY(), hole.getWidth(), hole.getHeight()));
        }
        return path;
    }

    private static void add(Path path, Bounds box) {
        path.getElements().addAll(
                new MoveTo(box.getMinX(), box.getMinY()),
                new LineTo(box.getMaxX(), box.getMinY()),
                new LineTo(box.getMaxX(), box.getMaxY()),
                new LineTo(box.getMinX(), box.getMaxY()),
                new ClosePath());
    }
}
