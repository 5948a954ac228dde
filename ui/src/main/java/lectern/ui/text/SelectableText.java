package lectern.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Text to read, of any length, that can be selected across paragraphs with the mouse and the keyboard, and copied.
 * While the text grows at its end, only the last paragraph is laid out again.
 */
public final class SelectableText extends Region {

    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private String text = "";
    private String speaker = "";
    private double[] heights = {};
    private double measuredWidth = -1;
    private int anchor;
    private int focus;

    public SelectableText() {
        getStyleClass().add("selectable-text");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setCursor(Cursor.TEXT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    public String getText() {
        return text;
    }

    public void setText(String next) {
        if (next.equals(text)) {
            return;
        }
        int kept = next.startsWith(text) && !starts.isEmpty() ? starts.size() - 1 : 0;
        int from = kept == 0 ? 0 : starts.get(kept);
        text = next;
        starts.subList(kept, starts.size()).clear();
        starts.addAll(TextBlocks.starts(next, from));
        for (int i = kept; i < starts.size(); i++) {
            if (i == blocks.size()) {
                blocks.add(new TextBlock());
                getChildren().add(blocks.get(i));
            }
            blocks.get(i).setWords(next.substring(starts.get(i), blockEnd(i)));
        }
        while (blocks.size() > starts.size()) {
            getChildren().remove(blocks.removeLast());
        }
        select(Math.min(anchor, next.length()), Math.min(focus, next.length()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** Who says it, for screen readers. */
    public void setSpeaker(String name) {
        speaker = name;
    }

    public String selectedText() {
        return text.substring(Math.min(anchor, focus), Math.max(anchor, focus));
    }

    public void selectAll() {
        select(0, text.length());
    }

    public void deselect() {
        select(focus, focus);
    }

    /** Copies what is selected, or everything if nothing is. */
    public void copy() {
        var content = new ClipboardContent();
        content.putString(anchor == focus ? text : selectedText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void select(int newAnchor, int newFocus) {
        anchor = newAnchor;
        focus = newFocus;
        int from = Math.min(anchor, focus);
        int to = Math.max(anchor, focus);
        for (int i = 0; i < blocks.size(); i++) {
            int start = starts.get(i);
            int length = blocks.get(i).length();
            blocks.get(i).select(Math.clamp(from - start, 0, length), Math.clamp(to - start, 0, length));
        }
    }

    /** Where a block ends, without the line end that separates it from the next. */
    private int blockEnd(int index) {
        return index + 1 < starts.size() ? starts.get(index + 1) - 1 : text.length();
    }

    private int boundaryAt(double x, double y) {
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (y < block.getLayoutY() + block.getHeight() || i == blocks.size() - 1) {
                return starts.get(i)
                        + block.boundaryAt(new Point2D(x - block.getLayoutX(), y - block.getLayoutY()));
            }
        }
        return 0;
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        int at = boundaryAt(event.getX(), event.getY());
        switch (event.getClickCount()) {
            case 1 -> select(event.isShiftDown() ? anchor : at, at);
            case 2 -> selectUnit(BreakIterator.getWordInstance(), at);
            default -> selectLine(at);
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() < 2) {
            select(anchor, boundaryAt(event.getX(), event.getY()));
            event.consume();
        }
    }

    private void selectUnit(BreakIterator units, int at) {
        if (text.isEmpty()) {
            return;
        }
        units.setText(text);
        int end = units.following(Math.min(at, text.length() - 1));
        select(units.previous(), end);
    }

    private void selectLine(int at) {
        int end = text.indexOf('\n', at);
        select(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length() : end);
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            selectAll();
        } else if (event.getCode() == KeyCode.ESCAPE && anchor != focus) {
            deselect();
        } else if (event.isShiftDown() && isArrow(event.getCode())) {
            extend(event);
        } else {
            return;
        }
        event.consume();
    }

    private static boolean isArrow(KeyCode code) {
        return code == KeyCode.LEFT || code == KeyCode.RIGHT || code == KeyCode.UP || code == KeyCode.DOWN;
    }

    private void extend(KeyEvent event) {
        var units = event.isShortcutDown() ? BreakIterator.getWordInstance() : BreakIterator.getCharacterInstance();
        units.setText(text);
        int next = switch (event.getCode()) {
            case LEFT -> focus == 0 ? 0 : units.preceding(focus);
            case RIGHT -> focus == text.length() ? focus : units.following(focus);
            case UP -> Math.max(0, text.lastIndexOf('\n', focus - 2) + 1);
            default -> text.indexOf('\n', focus) < 0 ? text.length() : text.indexOf('\n', focus) + 1;
        };
        select(anchor, next);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        // Put together only when somebody listens: a long answer changes hundreds of times.
        return attribute == AccessibleAttribute.TEXT
                ? speaker.isEmpty() ? text : speaker + ": " + text
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double measure(double width) {
        if (width != measuredWidth) {
            measuredWidth = width;
            heights = new double[0];
        }
        var known = heights;
        heights = new double[blocks.size()];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            var block = blocks.get(i);
            heights[i] = i < known.length && !block.isNeedsLayout() ? known[i] : snapSizeY(block.prefHeight(width));
            sum += heights[i];
        }
        return sum;
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = 0;
        for (var block : blocks) {
            widest = Math.max(widest, block.prefWidth(-1));
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
            blocks.get(i).resizeRelocate(snappedLeftInset(), y, width, heights[i]);
            y += heights[i];
        }
    }
}
