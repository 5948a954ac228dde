package lectern.ui.transcript;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Thumbnail;
import lectern.ui.text.SelectableText;

/** What the person asked: a soft bubble at the end side, its pictures above it. */
final class QuestionView extends HBox {

    private static final double BUBBLE_SHARE = 0.86;
    private static final double PICTURE_WIDTH = 220;
    private static final double PICTURE_HEIGHT = 180;

    private final MessageModel message;

    QuestionView(MessageModel message) {
        this.message = message;
        getStyleClass().add("question");
        setAlignment(Pos.TOP_RIGHT);
        var column = new VBox(8);
        column.setAlignment(Pos.TOP_RIGHT);
        column.maxWidthProperty().bind(widthProperty().multiply(BUBBLE_SHARE));
        if (!message.pictures().isEmpty()) {
            column.getChildren().add(pictures(message));
        }
        var words = new SelectableText();
        words.setText(message.text());
        words.setSpeaker(Messages.text("transcript.person"));
        var bubble = new VBox(words);
        bubble.getStyleClass().add("bubble");
        bubble.setMaxWidth(USE_PREF_SIZE);
        if (message.hasText()) {
            column.getChildren().add(bubble);
        }
        getChildren().add(column);
    }

    /** Lets go of the message. */
    void discard() {
        message.release();
    }

    private static FlowPane pictures(MessageModel message) {
        var row = new FlowPane(8, 8);
        row.setAlignment(Pos.TOP_RIGHT);
        row.setPrefWrapLength((PICTURE_WIDTH + 8) * Math.min(3, message.pictures().size()));
        for (var picture : message.pictures()) {
            picture.show();
            row.getChildren()
                    .add(Thumbnail.fitting(
                            picture.thumbnailProperty(),
                            Messages.text("transcript.picture.name", picture.name()),
                            PICTURE_WIDTH,
                            PICTURE_HEIGHT));
        }
        return row;
    }
}
