package lectern.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/**
 * A pane over the whole window that holds the keyboard and the mouse until it is closed, and gives the keyboard back
 * to where it was. Escape and a click beside it close it.
 */
public final class Overlay extends StackPane {

    private Region content;
    private Node focusBefore;
    private Subscription trap = Subscription.EMPTY;

    public Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Shows something in the middle and gives the keyboard to its first control that takes it. */
    public void open(Region pane, Node firstFocus) {
        var scene = getScene();
        if (!isVisible()) {
            focusBefore = scene.getFocusOwner();
        }
        content = pane;
        pane.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(pane, Pos.CENTER);
        getChildren().setAll(pane);
        setVisible(true);
        firstFocus.requestFocus();
        trap.unsubscribe();
        trap = scene.focusOwnerProperty().subscribe(owner -> keepInside(scene, owner, firstFocus));
    }

    public void close() {
        if (isVisible()) {
            trap.unsubscribe();
            setVisible(false);
            getChildren().clear();
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    private void keepInside(Scene scene, Node owner, Node firstFocus) {
        if (scene == getScene() && owner != null && !isInside(owner)) {
            firstFocus.requestFocus();
        }
    }

    private boolean isInside(Node node) {
        for (Parent p = node.getParent(); p != null; p = p.getParent()) {
            if (p == content) {
                return true;
            }
        }
        return false;
    }
}
