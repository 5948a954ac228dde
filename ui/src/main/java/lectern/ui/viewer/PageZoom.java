package lectern.ui.viewer;

import java.util.stream.DoubleStream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How large a page is shown, and which way up. Lengths are of the window. */
public final class PageZoom {

    /** What follows the room there is. */
    public enum Fit {
        /** All of the page is seen. */
        PAGE,
        /** The page is as wide as the room. */
        WIDTH,
        /** Nothing: a factor was chosen. */
        NONE
    }

    private static final double[] STEPS = {0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8};
    private static final double LEAST = STEPS[0];
    private static final double MOST = STEPS[STEPS.length - 1];

    /** Factors nearer to each other than this are one step. */
    private static final double SAME = 1.02;

    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<Fit> fit = new ReadOnlyObjectWrapper<>(Fit.PAGE);
    private final ReadOnlyIntegerWrapper turn = new ReadOnlyIntegerWrapper();
    private double pageWidth = 1;
    private double pageHeight = 1;
    private double roomWidth;
    private double roomHeight;

    /** 1 shows a point of paper as long as it is and a pixel of a picture as one of the window. */
    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Fit> fitProperty() {
        return fit.getReadOnlyProperty();
    }

    /** Degrees clockwise: 0, 90, 180 or 270. */
    public ReadOnlyIntegerProperty turnProperty() {
        return turn.getReadOnlyProperty();
    }

    /** Width of the page before it is turned. */
    public double width() {
        return pageWidth * factor.get();
    }

    /** Height of the page before it is turned. */
    public double height() {
        return pageHeight * factor.get();
    }

    /** Another page: it is shown as the one before was. @param width at a factor of 1 */
    void setPage(double width, double height) {
        pageWidth = width;
        pageHeight = height;
        fitAgain();
    }

    /** Another document. */
    void reset() {
        turn.set(0);
        fit(Fit.PAGE);
    }

    /** How much room there is for the page. */
    public void setRoom(double width, double height) {
        if (width != roomWidth || height != roomHeight) {
            roomWidth = width;
            roomHeight = height;
            fitAgain();
        }
    }

    public void enlarge() {
        zoomTo(DoubleStream.of(STEPS).filter(step -> step > factor.get() * SAME).findFirst().orElse(MOST));
    }

    public void reduce() {
        zoomTo(DoubleStream.of(STEPS).filter(step -> step < factor.get() / SAME).max().orElse(LEAST));
    }

    /** Any factor; it is kept within 0.1 and 8. */
    public void zoomTo(double wanted) {
        fit.set(Fit.NONE);
        factor.set(Math.clamp(wanted, LEAST, MOST));
    }

    public void fit(Fit wanted) {
        fit.set(wanted);
        fitAgain();
    }

    /** Turns the page clockwise by a quarter. */
    public void turn() {
        turn.set((turn.get() + 90) % 360);
        fitAgain();
    }

    private void fitAgain() {
        if (roomWidth <= 0 || roomHeight <= 0 || fit.get() == Fit.NONE) {
            return;
        }
        boolean sideways = turn.get() % 180 != 0;
        double across = roomWidth / (sideways ? pageHeight : pageWidth);
        double down = roomHeight / (sideways ? pageWidth : pageHeight);
        factor.set(Math.clamp(fit.get() == Fit.WIDTH ? across : Math.min(across, down), LEAST, MOST));
    }
}
