package lectern.ui.viewer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import lectern.engine.document.PageArea;

/** A page before it is turned: its pictures, and what is marked on it. */
final class PageSheet extends Region {

    private final ImageView whole = new ImageView();
    private final ImageView part = new ImageView();
    private PageArea partArea = PageArea.WHOLE;
    private final List<Mark> crops = new ArrayList<>();

    /** @param node stands at an area of the page, whatever its size */
    private record Mark(Node node, PageArea area) {}

    private final List<Mark> outline = new ArrayList<>();
    private final List<Mark> found = new ArrayList<>();
    private final RegionMark region;
    private PageArea regionArea = PageArea.WHOLE;

    PageSheet(RegionMark region) {
        this.region = region;
        region.setVisible(false);
        getStyleClass().add("page-sheet");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (var view : List.of(whole, part)) {
            view.setSmooth(true);
            view.setMouseTransparent(true);
        }
        getChildren().addAll(whole, part, region);
    }

    void setSize(double width, double height) {
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    void setWhole(Image image) {
        whole.setImage(image);
        requestLayout();
    }

    /** @param sharper null for none */
    void setPart(PagePictures.Part sharper) {
        part.setImage(sharper == null ? null : sharper.image());
        partArea = sharper == null ? PageArea.WHOLE : sharper.area();
        requestLayout();
    }

    /** Draws frames around areas. */
    void setCrops(List<PageArea> areas) {
        mark(crops, areas, "page-crop");
    }

    /** Highlights words. */
    void setFound(List<PageArea> areas) {
        mark(found, areas, "page-found");
    }

    /** Outlines a part of the page. */
    void setOutline(List<PageArea> areas) {
        mark(outline, areas, "page-part");
    }

    /** @param area null for none */
    void setRegion(PageArea area) {
        region.setVisible(area != null);
        if (area != null) {
            regionArea = area;
            region.toFront();
        }
        requestLayout();
    }

    private void mark(List<Mark> marks, List<PageArea> areas, String styleClass) {
        marks.forEach(mark -> getChildren().remove(mark.node()));
        marks.clear();
        for (var area : areas) {
            var node = new Region();
            node.getStyleClass().add(styleClass);
            node.setMouseTransparent(true);
            marks.add(new Mark(node, area));
            getChildren().add(node);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        place(whole, PageArea.WHOLE);
        place(part, partArea);
        found.forEach(mark -> place(mark.node(), mark.area()));
        crops.forEach(mark -> place(mark.node(), mark.area()));
        outline.forEach(mark -> place(mark.node(), mark.area()));
        place(region, regionArea);
    }

    private void place(Node node, PageArea area) {
        double x = area.x() * getWidth();
        double y = area.y() * getHeight();
        double width = area.width() * getWidth();
        double height = area.height() * getHeight();
        if (node instanceof ImageView view) {
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.relocate(x, y);
        } else {
            node.resizeRelocate(x, y, width, height);
        }
    }
}
