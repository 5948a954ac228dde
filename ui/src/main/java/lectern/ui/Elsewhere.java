package lectern.ui;

import java.util.function.Consumer;
import lectern.ui.composer.AttachmentModel;
import lectern.ui.composer.ComposerView;
import lectern.ui.control.FileDialogs;
import lectern.ui.control.LinkPane;
import lectern.ui.control.NamePane;
import lectern.ui.control.Overlay;
import lectern.ui.transcript.TranscriptView;
import lectern.ui.viewer.PageTarget;

/** What one area of the window has done by another. */
final class Elsewhere implements TranscriptView.Elsewhere, ComposerView.Elsewhere {

    private final Workspace workspace;
    private final WorkspaceView view;
    private final FileDialogs dialogs;
    private final Overlay overlay;

    Elsewhere(Workspace workspace, WorkspaceView view, FileDialogs dialogs, Overlay overlay) {
        this.workspace = workspace;
        this.view = view;
        this.dialogs = dialogs;
        this.overlay = overlay;
    }

    @Override
    public void chooseModel() {
        view.chooseModel();
    }

    /** A link is only opened when the person says so, having seen where it leads. */
    @Override
    public void follow(String target) {
        var pane = new LinkPane(target, dialogs::browse, overlay::close);
        overlay.open(pane, pane.firstFocus());
    }

    @Override
    public void look(PageTarget target) {
        workspace.viewer().open(target);
    }

    @Override
    public void setContextSize() {
        view.openContextSize();
    }

    @Override
    public void editPresets() {
        view.openPresets();
    }

    @Override
    public void rename(AttachmentModel attachment) {
        name(
                Messages.text("composer.attachment.name"), attachment.name(),
                name -> workspace.composer().rename(attachment, name));
    }

    /** @param before the folder's name so far */
    void nameFolder(String before, Consumer<String> take) {
        name(Messages.text("folders.new.name"), before, take);
    }

    private void name(String what, String before, Consumer<String> take) {
        var pane = new NamePane(what, before, take, overlay::close);
        overlay.open(pane, pane.firstFocus());
    }
}
