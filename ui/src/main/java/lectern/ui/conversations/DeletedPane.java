package lectern.ui.conversations;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import lectern.app.ConversationView;
import lectern.ui.Messages;
import lectern.ui.control.ArmedButton;
import lectern.ui.control.Banner;
import lectern.ui.control.WhileShown;
import lectern.ui.emoji.Worded;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The list of deleted conversations, with what can be done to those that are chosen. */
public final class DeletedPane extends VBox {

    private static final double ROW = 32;
    private static final int MOST_ROWS = 6;

    public DeletedPane(DeletedViewModel model) {
        super(8);
        getStyleClass().add("deleted-conversations");
        var list = new ListView<>(model.items());
        list.getStyleClass().addAll(Styles.DENSE, "deleted-list");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText(Messages.text("deleted.title"));
        list.setCellFactory(view -> Worded.row(DeletedPane::words));
        list.setFixedCellSize(ROW);
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(MOST_ROWS, model.items().size()) * ROW + 2, model.items()));
        var restore = new Button(Messages.text("deleted.restore"));
        restore.getStyleClass().add("restore-deleted");
        restore.setOnAction(event -> model.restore(chosen(list)));
        var purge = new ArmedButton(
                Messages.text("deleted.purge"), Messages.text("deleted.purge.sure"), () -> model.purge(chosen(list)));
        purge.getStyleClass().add("purge-deleted");
        var nothing = Bindings.isEmpty(list.getSelectionModel().getSelectedItems());
        restore.disableProperty().bind(nothing);
        purge.disableProperty().bind(nothing);
        list.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<ConversationView>) change -> purge.disarm());
        var all = new Button(Messages.text("deleted.all"));
        all.setOnAction(event -> {
            list.getSelectionModel().selectAll();
            list.requestFocus();
        });
        var buttons = new FlowPane(8, 8, all, restore, purge);
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        WhileShown.follow(this, model.problemProperty(), problem::say);
        var none = new Label(Messages.text("deleted.none"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        var empty = Bindings.isEmpty(model.items());
        for (var node : List.of(list, buttons)) {
            node.visibleProperty().bind(empty.not());
            node.managedProperty().bind(node.visibleProperty());
        }
        none.visibleProperty().bind(empty);
        none.managedProperty().bind(empty);
        getChildren().addAll(none, list, buttons, problem);
    }

    private static List<ConversationView> chosen(ListView<ConversationView> list) {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private static String words(ConversationView item) {
        var title = item.title().isBlank() ? Messages.text("conversations.untitled") : item.title();
        var day = When.heading(item.updatedAt(), LocalDate.now(), ZoneId.systemDefault());
        return Messages.text("deleted.item", title, day);
    }
}
