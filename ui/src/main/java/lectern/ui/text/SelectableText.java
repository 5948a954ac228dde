package lectern.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Text to read, of any length, that can be selected across paragraphs with the mouse and the keyboard, and copied.
 * While the text grows at its end, only the last paragraph is laid out again.
 */
public final class SelectableText extends Region {

    private final BlockText text = new BlockText();
    private final List<BlockNode> nodes = new ArrayList<>();
    private final TextSelection selection = new TextSelection(text::all, this::showSelection);
    private final Pointing pointing;
    private String speaker = "";
    private double[] heights = {};
    private double measuredWidth = -1;

    public SelectableText() {
        getStyleClass().add("selectable-text");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setCursor(Cursor.TEXT);
        selection.listen(this, this::boundaryAt);
        pointing = Pointing.install(this, this::runAt);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy();
                event.consume();
            }
        });
    }

    /** The characters that are shown: the blocks with a line end between each two. */
    public String getText() {
        return text.all();
    }

    /** @param follow hears where a link leads that the person chose */
    public void setOnLink(Consumer<String> follow) {
        pointing.setFollow(follow);
    }

    /** Shows text as it is, without any marks in it that mean something. */
    public void setText(String next) {
        var cuts = TextBlocks.starts(next);
        var plain = new ArrayList<Block>();
        for (int i = 0; i < cuts.size(); i++) {
            int end = i + 1 < cuts.size() ? cuts.get(i + 1) - 1 : next.length();
            var words = next.substring(cuts.get(i), end);
            plain.add(new Block.Paragraph(
                    Block.Kind.BODY, words.isEmpty() ? List.of() : List.of(Run.plain(words)), Frame.NONE));
        }
        setBlocks(plain);
    }

    /** Shows blocks under each other. Those that were shown before at the same place are not touched. */
    public void setBlocks(List<Block> next) {
        int same = text.set(next);
        if (same < 0) {
            return;
        }
        for (int i = same; i < text.size(); i++) {
            show(i);
        }
        while (nodes.size() > text.size()) {
            getChildren().remove(nodes.removeLast());
        }
        requestLayout();
        selection.clamp(text.length());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void show(int index) {
        var block = text.block(index);
        if (index < nodes.size() && nodes.get(index).show(block)) {
            return;
        }
        var node = BlockNode.of(block, () -> toClipboard(text.program(index)));
        if (index < nodes.size()) {
            getChildren().set(getChildren().indexOf(nodes.get(index)), node);
            nodes.set(index, node);
        } else {
            nodes.add(node);
            getChildren().add(node);
        }
    }

    /** Who says it, for screen readers. */
    public void setSpeaker(String name) {
        speaker = name;
    }

    /** What is selected as plain text, with the markers of lists and blank lines between paragraphs. */
    public String selectedText() {
        return text.plain(selection.from(), selection.to());
    }

    public void selectAll() {
        selection.all();
    }

    public void deselect() {
        selection.none();
    }

    /** Copies what is selected, or everything if nothing is. */
    public void copy() {
        toClipboard(selection.isEmpty() ? text.plain(0, text.length()) : selectedText());
    }

    /** Puts plain text on the clipboard. */
    public static void toClipboard(String words) {
        var content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** All of it as plain text, with the markers of lists and blank lines between paragraphs. */
    public String plainText() {
        return text.plain(0, text.length());
    }

    private void showSelection(int from, int to) {
        for (int i = 0; i < nodes.size(); i++) {
            int start = text.start(i);
            int length = text.block(i).text().length();
            nodes.get(i).select(Math.clamp(from - start, 0, length), Math.clamp(to - start, 0, length));
        }
    }

    private int blockAt(Point2D inScene) {
        double y = sceneToLocal(inScene).getY();
        for (int i = 0; i < nodes.size() - 1; i++) {
            if (y < nodes.get(i + 1).getLayoutY()) {
                return i;
            }
        }
        return nodes.size() - 1;
    }

    private int boundaryAt(MouseEvent event) {
        var point = new Point2D(event.getSceneX(), event.getSceneY());
        int at = blockAt(point);
        return at < 0 ? 0 : text.start(at) + nodes.get(at).boundaryAt(point);
    }

    private Optional<Run> runAt(Point2D inScene) {
        int at = blockAt(inScene);
        return at < 0 ? Optional.empty() : nodes.get(at).runAt(inScene);
    }

    /** Every link there is, in order. */
    public List<String> links() {
        return text.links();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        // Put together only when somebody listens: a long answer changes hundreds of times.
        return attribute == AccessibleAttribute.TEXT
                ? speaker.isEmpty() ? getText() : speaker + ": " + getText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** Room above each block is part of its height here. */
    private double measure(double width) {
        if (width != measuredWidth) {
            measuredWidth = width;
            heights = new double[0];
        }
        var known = heights;
        heights = new double[nodes.size()];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            var node = nodes.get(i);
            heights[i] = i < known.length && !node.isNeedsLayout()
                    ? known[i]
                    : snapSizeY(node.prefHeight(width)) + gap(i);
            sum += heights[i];
        }
        return sum;
    }

    private double gap(int index) {
        return index == 0 ? 0 : text.block(index).frame().gap();
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = 0;
        for (var node : nodes) {
            widest = Math.max(widest, node.prefWidth(-1));
        }
        // One pixel more, so that rounding never breaks the widest line.
        return widest == 0 ? 0 : snapSizeX(widest) + 1 + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? prefWidth(-1) : width;
        return measure(inner - snappedLeftInset() - snappedRightInset()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        measure(width);
        double y = snappedTopInset();
        for (int i = 0; i < heights.length; i++) {
            nodes.get(i).resizeRelocate(snappedLeftInset(), y + gap(i), width, heights[i] - gap(i));
            y += heights[i];
        }
    }
}
