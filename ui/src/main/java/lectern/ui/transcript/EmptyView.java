package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What stands in the middle while nothing has been said: what to do, in two sentences at most. */
final class EmptyView extends VBox {

    private static final double ROOM_FOR_DISC = 440;

    private final FontIcon icon = Controls.icon(Material2OutlinedAL.ADD_PHOTO_ALTERNATE);
    private final Label heading = new Label();
    private final Label words = new Label();
    private final Button openModel;
    /** Around the card, which hides itself while there is no sample. */
    private final StackPane sample;

    EmptyView(SamplesViewModel samples, Runnable chooseModel) {
        getStyleClass().add("empty");
        setAlignment(Pos.CENTER);
        setSpacing(12);
        setMaxWidth(520);
        var disc = new StackPane(icon);
        disc.getStyleClass().add("empty-disc");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // In a low window, what can be done goes before what is only nice to see.
        disc.visibleProperty().bind(heightProperty().greaterThan(ROOM_FOR_DISC));
        disc.managedProperty().bind(disc.visibleProperty());
        heading.getStyleClass().add(Styles.TITLE_3);
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("empty-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        openModel = Controls.button(Material2OutlinedAL.FOLDER_OPEN, Messages.text("empty.model.open"), chooseModel);
        openModel.getStyleClass().addAll(Styles.ACCENT, "empty-action");
        openModel.managedProperty().bind(openModel.visibleProperty());
        sample = new StackPane(new SampleCard(samples));
        getChildren().addAll(disc, heading, words, openModel, sample);
    }

    void show(TranscriptState state) {
        boolean noModel = state == TranscriptState.NO_MODEL;
        icon.setIconCode(noModel ? Material2OutlinedMZ.MEMORY : Material2OutlinedAL.ADD_PHOTO_ALTERNATE);
        heading.setText(Messages.text("empty.heading"));
        if (noModel) {
            heading.setText(Messages.text("empty.model.heading"));
            words.setText(Messages.text("empty.model.words"));
        } else {
            words.setText(Messages.text("empty.words"));
        }
        openModel.setVisible(noModel);
        sample.setVisible(!noModel);
    }
}
