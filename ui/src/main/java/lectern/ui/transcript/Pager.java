package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2AL;

/** Goes through the messages in one place of a conversation. */
final class Pager extends HBox {

    /** @param turn hears 1 for the next, -1 for the one before */
    Pager(ObservableValue<Place> place, IntConsumer turn) {
        getStyleClass().add("pager");
        setAlignment(Pos.CENTER);
        var before = Controls.iconButton(
                Material2AL.CHEVRON_LEFT, Messages.text("transcript.turn.before"), () -> turn.accept(-1));
        before.getStyleClass().addAll(Styles.SMALL, "turn-before");
        var after = Controls.iconButton(
                Material2AL.CHEVRON_RIGHT, Messages.text("transcript.turn.after"), () -> turn.accept(1));
        after.getStyleClass().addAll(Styles.SMALL, "turn-after");
        var number = new Label();
        number.getStyleClass().add("pager-number");
        getChildren().addAll(before, number, after);
        place.subscribe(now -> {
            number.setText(Messages.text("transcript.turn.number", now.number(), now.ids().size()));
            before.setDisable(!now.has(-1));
            after.setDisable(!now.has(1));
        });
    }
}
