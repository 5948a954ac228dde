package lectern.ui;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lectern.app.Notice;
import lectern.ui.composer.ComposerView;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.LinkPane;
import lectern.ui.control.Overlay;
import lectern.ui.conversations.ConversationItem;
import lectern.ui.conversations.ConversationsView;
import lectern.ui.model.ModelBanners;
import lectern.ui.model.ModelChip;
import lectern.ui.model.OpenModelPane;
import lectern.ui.transcript.TranscriptView;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The areas of the window over an open library: sidebar, header, banners, transcript, composer. */
final class WorkspaceView implements DropTarget.Actions {

    private final Workspace workspace;
    private final FileDialogs dialogs;
    private final Overlay overlay;
    private final ConversationsView conversations;
    private final TranscriptView transcript;
    private final ComposerView composer;
    private final ModelChip chip;
    private final VBox main;

    WorkspaceView(Workspace workspace, FileDialogs dialogs, Overlay overlay, List<Notice> startNotices) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.overlay = overlay;
        conversations = new ConversationsView(workspace.conversations());
        transcript = new TranscriptView(
                workspace.transcript(), workspace.samples(), this::chooseModel, this::follow);
        composer = new ComposerView(workspace.composer(), dialogs);
        chip = new ModelChip(workspace.model(), this::chooseModel);
        VBox.setVgrow(transcript, Priority.ALWAYS);
        main = new VBox();
        startNotices.stream().map(this::notice).forEach(main.getChildren()::add);
        main.getChildren().addAll(new ModelBanners(workspace.model(), this::chooseModel), transcript, composer);
    }

    ConversationsView sidebar() {
        return conversations;
    }

    /** Below the header. */
    VBox main() {
        return main;
    }

    ComposerView composer() {
        return composer;
    }

    TranscriptView transcript() {
        return transcript;
    }

    ModelChip chip() {
        return chip;
    }

    /** Shows the title of the open conversation. */
    void bindTitle(Header header) {
        header.title()
                .textProperty()
                .bind(workspace
                        .conversations()
                        .selectedProperty()
                        .flatMap(ConversationItem::titleProperty)
                        .orElse(""));
    }

    void chooseModel() {
        var near = workspace.model().filesProperty().get().map(files -> files.model());
        dialogs.chooseModelFile(Messages.text("model.open.model.choose"), near).ifPresent(this::openModel);
    }

    /** A link is only opened when the person says so, having seen where it leads. */
    private void follow(String target) {
        var pane = new LinkPane(target, dialogs::browse, overlay::close);
        overlay.open(pane, pane.firstFocus());
    }

    @Override
    public void openModel(Path file) {
        var pane = new OpenModelPane(workspace.model().choose(file), dialogs, overlay::close);
        overlay.open(pane, pane.firstFocus());
    }

    @Override
    public void attach(List<Path> files) {
        workspace.composer().attachFiles(files);
        composer.focusText();
    }

    @Override
    public void attach(Image picture) {
        workspace.composer().attachPicture(picture);
        composer.focusText();
    }

    @Override
    public void write(String words) {
        composer.type(words);
    }

    private Node notice(Notice said) {
        var dismiss = new Button(null, Controls.icon(Material2AL.CLOSE));
        dismiss.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Controls.name(dismiss, Messages.text("window.dismiss"));
        var banner = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.INFO, dismiss);
        banner.say(Messages.of(said));
        dismiss.setOnAction(event -> banner.say(""));
        return banner;
    }
}
