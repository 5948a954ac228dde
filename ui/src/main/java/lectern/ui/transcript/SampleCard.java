package lectern.ui.transcript;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Controls;
import lectern.ui.control.Thumbnail;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A document to try Lectern with, and questions about it. Takes no space while there is none. */
final class SampleCard extends HBox {

    private static final double PICTURE_WIDTH = 130;
    private static final double PICTURE_HEIGHT = 160;

    private final SamplesViewModel samples;
    private final VBox questions = new VBox(6);

    SampleCard(SamplesViewModel samples) {
        this.samples = samples;
        getStyleClass().add("sample");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(16);
        managedProperty().bind(visibleProperty());
        questions.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(questions, Priority.ALWAYS);
        samples.offerProperty().subscribe(offer -> {
            setVisible(offer.isPresent());
            offer.ifPresent(this::show);
        });
    }

    private void show(SamplesViewModel.Offer offer) {
        var heading = new Label(Messages.text("samples.heading"));
        heading.getStyleClass().add("sample-heading");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        questions.getChildren().setAll(heading);
        for (var question : offer.questions()) {
            var button = new Button(question);
            button.getStyleClass().addAll(Styles.SMALL, "sample-question");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.setMnemonicParsing(false);
            button.setOnAction(event -> samples.ask(question));
            questions.getChildren().add(button);
        }
        var another = Controls.button(
                Material2OutlinedMZ.REFRESH, Messages.text("samples.another"), samples::next);
        another.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "sample-another");
        questions.getChildren().add(another);
        var picture = new ReadOnlyObjectWrapper<>(offer.picture());
        getChildren()
                .setAll(
                        Thumbnail.fitting(
                                picture, Messages.text("samples.picture", offer.name()), PICTURE_WIDTH, PICTURE_HEIGHT),
                        questions);
    }
}
