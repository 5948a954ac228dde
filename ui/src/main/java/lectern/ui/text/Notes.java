package lectern.ui.text;

import javafx.scene.control.Tooltip;

/** How notes about words look. */
final class Notes {

    private static final double WIDTH = 360;

    private Notes() {}

    static Tooltip tooltip() {
        var tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        return tooltip;
    }
}
