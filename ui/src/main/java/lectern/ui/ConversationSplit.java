package lectern.ui;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import lectern.ui.viewer.ViewerState;
import lectern.ui.viewer.ViewerView;
import lectern.ui.viewer.ViewerViewModel;

/** The conversation and, while a page is looked at, the page beside it; where there is no room for both, the page. */
final class ConversationSplit extends SplitPane {

    /** Below this width in pixels a page takes the place of the conversation. */
    static final double NARROW = 720;

    private static final double HALF = 0.5;

    private final Region conversation;
    private final ViewerViewModel model;
    private final ViewerView viewer;
    private final Runnable focusConversation;
    private double divider = HALF;
    private Node focusBefore;
    private boolean open;

    /** @param focusConversation gives the keyboard to the conversation */
    ConversationSplit(Region conversation, ViewerViewModel model, Runnable focusConversation) {
        this.conversation = conversation;
        this.model = model;
        this.focusConversation = focusConversation;
        viewer = new ViewerView(model);
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("conversation-split");
        setMinSize(0, 0);
        conversation.setMinWidth(0);
        widthProperty().subscribe(this::arrange);
        model.stateProperty().subscribe(this::turn);
        arrange();
    }

    ViewerView viewer() {
        return viewer;
    }

    /** Whether the conversation can be seen. */
    boolean showsConversation() {
        return getItems().contains(conversation);
    }

    /** Back to the conversation, where a page covers it. */
    void uncover() {
        if (!showsConversation()) {
            model.close();
        }
    }

    private void turn(ViewerState state) {
        boolean next = state != ViewerState.CLOSED;
        if (next == open) {
            return;
        }
        open = next;
        if (open) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
            arrange();
            viewer.firstFocus().requestFocus();
        } else {
            boolean had = viewer.isFocusWithin();
            arrange();
            if (had && focusBefore != null && focusBefore.getScene() == getScene()) {
                focusBefore.requestFocus();
            } else if (had) {
                focusConversation.run();
            }
            focusBefore = null;
        }
    }

    private void arrange() {
        if (getItems().size() == 2) {
            divider = getDividerPositions()[0];
        }
        boolean narrow = getWidth() > 0 && getWidth() < NARROW;
        var wanted = !open
                ? List.<Node>of(conversation)
                : narrow ? List.<Node>of(viewer) : List.<Node>of(conversation, viewer);
        if (!getItems().equals(wanted)) {
            getItems().setAll(wanted);
            if (wanted.size() == 2) {
                setDividerPositions(divider);
            }
        }
    }
}
