package lectern.app.markdown;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;

/**
 * The part of {@link Graphics2D} that drawing formulas does not need: all of it is refused.
 *
 * <p>No library's base class instead (xmlgraphics-commons' {@code AbstractGraphics2D} is the nearest, in a jar of
 * 0.7 MB): it takes clips, composites and the like without a word, and a formula that needs one would be drawn wrong.
 */
abstract class RefusingGraphics extends Graphics2D {

    static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Formulas do not need this.");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        throw refused();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        throw refused();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        throw refused();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        throw refused();
    }

    @Override
    public void drawString(AttributedCharacterIterator words, int x, int y) {
        throw refused();
    }

    @Override
    public void drawString(AttributedCharacterIterator words, float x, float y) {
        throw refused();
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        throw refused();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw refused();
    }

    @Override
    public void setComposite(Composite composite) {
        throw refused();
    }

    @Override
    public Composite getComposite() {
        throw refused();
    }

    @Override
    public void setBackground(Color background) {
        throw refused();
    }

    @Override
    public Color getBackground() {
        throw refused();
    }

    @Override
    public void clip(Shape clip) {
        throw refused();
    }

    @Override
    public void setPaintMode() {
        throw refused();
    }

    @Override
    public void setXORMode(Color other) {
        throw refused();
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        throw refused();
    }

    @Override
    public Rectangle getClipBounds() {
        throw refused();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public Shape getClip() {
        throw refused();
    }

    @Override
    public void setClip(Shape clip) {
        throw refused();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refused();
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int count) {
        throw refused();
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int count) {
        throw refused();
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int count) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(
            Image image, int toX1, int toY1, int toX2, int toY2, int x1, int y1, int x2, int y2,
            ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(
            Image image, int toX1, int toY1, int toX2, int toY2, int x1, int y1, int x2, int y2, Color ground,
            ImageObserver observer) {
        throw refused();
    }
}
