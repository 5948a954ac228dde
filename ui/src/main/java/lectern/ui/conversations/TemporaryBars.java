package lectern.ui.conversations;

import atlantafx.base.theme.Styles;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.UndoBar;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is said about temporary conversations: that this one is, and that another one is gone. */
public final class TemporaryBars {

    private TemporaryBars() {}

    /**
     * Above the conversation: that nothing of it is kept, and a button that keeps it.
     *
     * @param busy whether something goes on in it that has to come to an end first
     * @param next gives the keyboard to what is there when the button is gone
     */
    public static VBox above(TemporaryViewModel model, ObservableValue<Boolean> busy, Runnable next) {
        var keep = new Button(Messages.text("temporary.keep"));
        keep.getStyleClass().addAll(Styles.SMALL, "keep-temporary");
        keep.setOnAction(event -> {
            next.run();
            model.keep();
        });
        keep.disableProperty().bind(busy);
        var says = new Banner(Banner.Kind.NOTICE, Material2OutlinedMZ.TIMER, keep);
        says.getStyleClass().add("temporary");
        model.shownProperty().subscribe(shown -> says.say(shown ? Messages.text("temporary.words") : ""));
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        model.problemProperty().subscribe(problem::say);
        return new VBox(says, problem);
    }

    /** Below it: that the one before is gone, for as long as it can be brought back. */
    public static Banner below(TemporaryViewModel model, Runnable next) {
        var bar = UndoBar.of(
                model.goneProperty().map(id -> id.equals(OptionalLong.empty()) ? "" : Messages.text("temporary.gone")),
                () -> {
                    next.run();
                    model.undo();
                },
                model::forget);
        VBox.setMargin(bar, new Insets(0, 24, 8, 24));
        return bar;
    }
}
