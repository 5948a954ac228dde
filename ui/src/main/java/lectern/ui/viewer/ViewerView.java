package lectern.ui.viewer;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lectern.app.AttachmentView;
import lectern.app.ShownPage;
import lectern.engine.document.PageArea;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import lectern.ui.control.PasswordCard;
import lectern.ui.emoji.Worded;
import lectern.ui.emoji.WordsLabel;
import lectern.ui.text.OwnDirection;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A page of a document, what can be done with it above, what there is to know of it below. */
public final class ViewerView extends VBox {

    private static final double PASSWORD_WIDTH = 420;

    private final ViewerViewModel model;
    private final RegionMark mark;
    private final PageSheet sheet;
    private final PageStage stage;
    private final WordsLabel title = OwnDirection.of(new WordsLabel());
    private final Label status = new Label();
    private final PasswordCard password;

    public ViewerView(ViewerViewModel model) {
        this.model = model;
        getStyleClass().add("viewer");
        setMinSize(0, 0);
        mark = new RegionMark(model::mark, this::ask, this::unmark);
        sheet = new PageSheet(mark);
        stage = new PageStage(model, sheet);
        var dragging = RegionDrag.install(model, sheet, stage);

        title.getStyleClass().add("viewer-title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        title.wordsProperty().subscribe(words -> title.setTooltip(Worded.tooltip(words)));
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = Controls.iconButton(Material2AL.CLOSE, Messages.text("viewer.close"), model::close);
        close.getStyleClass().addAll(Styles.SMALL, "viewer-close");
        var top = new HBox(8, title, close);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("viewer-top");

        var reading = new ProgressIndicator();
        reading.setMaxSize(32, 32);
        reading.setAccessibleText(Messages.text("viewer.reading"));
        reading.setMouseTransparent(true);
        var problem = new Banner(Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE);
        problem.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(problem, Pos.TOP_CENTER);
        password = new PasswordCard(model::unlock);
        password.setMaxSize(PASSWORD_WIDTH, USE_PREF_SIZE);
        StackPane.setMargin(password, new Insets(0, 20, 0, 20));
        model.problemProperty().subscribe(sentence -> showProblem(problem));
        model.stateProperty().subscribe(state -> showProblem(problem));
        // Over the page, which need not move for it, and only once a region is drawn, of which it would cover a part.
        var region = new RegionBar(this::ask, this::unmark);
        region.visibleProperty().bind(model.regionProperty().isNotNull().and(dragging.not()));
        StackPane.setAlignment(region, Pos.BOTTOM_CENTER);
        StackPane.setMargin(region, new Insets(0, 20, 16, 20));
        var middle = new StackPane(stage, reading, problem, password, region);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);

        status.getStyleClass().addAll(Styles.TEXT_SMALL, "viewer-status");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        status.managedProperty().bind(status.visibleProperty());
        getChildren().addAll(top, new ViewerTools(model, stage, this::markMiddle), middle, status);

        model.stateProperty().subscribe(state -> {
            reading.setVisible(state == ViewerState.READING);
            sheet.setVisible(state == ViewerState.SHOWN);
        });
        model.attachmentProperty().subscribe(this::showName);
        model.pageProperty().subscribe(this::showName);
        model.pictures().wholeProperty().subscribe(sheet::setWhole);
        model.pictures().partProperty().subscribe(sheet::setPart);
        model.marks().cropsProperty().subscribe(this::showCrops);
        model.marks().foundProperty().subscribe(this::showFound);
        model.sizedProperty().subscribe(this::revealFound);
        model.attachmentProperty().subscribe(this::showPart);
        model.pageProperty().subscribe(this::showPart);
        model.regionProperty().subscribe(this::showRegion);
        model.zoom().turnProperty().subscribe(this::showRegion);
        addEventFilter(KeyEvent.KEY_PRESSED, this::zoomByKey);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    /** As a sentence, or with a field where a password is all that is missing. */
    private void showProblem(Banner banner) {
        boolean locked = model.stateProperty().get() == ViewerState.LOCKED;
        var sentence = model.problemProperty().get();
        banner.say(locked ? "" : sentence);
        if (!locked && password.isFocusWithin()) {
            stage.requestFocus();
        }
        password.setVisible(locked);
        if (locked) {
            password.say(model.attachmentProperty().get().map(AttachmentView::name).orElse(""), sentence);
            if (stage.isFocused()) {
                password.focusField();
            }
        }
    }

    /** What takes the keyboard when the viewer opens. */
    public Node firstFocus() {
        return stage;
    }

    /** Larger, for what is pressed anywhere in the window. */
    public void enlarge() {
        stage.enlarge();
    }

    public void reduce() {
        stage.reduce();
    }

    private void showName() {
        var name = model.attachmentProperty().get().map(AttachmentView::name).orElse("");
        title.setWords(name);
        var where = model.pages() > 1
                ? Messages.text("viewer.name.page", name, model.pageProperty().get() + 1, model.pages())
                : name;
        stage.setAccessibleText(where);
        sheet.setAccessibleText(where);
    }

    private void showPart() {
        sheet.setOutline(model.part().map(List::of).orElse(List.of()));
    }

    private void showRegion() {
        var area = model.regionProperty().get();
        if (area == null && mark.isFocused()) {
            stage.requestFocus();
        }
        if (area != null) {
            mark.show(area, model.zoom().turnProperty().get());
            if (mark.isFocused()) {
                stage.reveal(area);
            }
        }
        sheet.setRegion(area);
    }

    /** For those who have no mouse: a region to begin with, and the keyboard on it. */
    private void markMiddle() {
        model.mark(stage.middleOfView());
        mark.requestFocus();
    }

    private void unmark() {
        model.unmark();
        stage.requestFocus();
    }

    private void ask() {
        model.askAboutRegion();
    }

    private void showCrops(Optional<ShownPage> shown) {
        var views = shown.map(ShownPage::views).orElse(List.of());
        sheet.setCrops(views.size() > 1 ? views.subList(1, views.size()) : views);
        showStatus();
    }

    private void showFound(List<PageArea> areas) {
        sheet.setFound(areas);
        showStatus();
        revealFound();
    }

    private void revealFound() {
        var areas = model.marks().foundProperty().get();
        if (!areas.isEmpty() && stage.getScene() != null) {
            stage.reveal(areas.getFirst());
        }
    }

    private void showStatus() {
        var lines = new ArrayList<String>();
        int found = model.marks().foundProperty().get().size();
        if (found > 0) {
            lines.add(Messages.text("viewer.found", found));
        }
        model.marks().cropsProperty().get().map(ViewerView::sentence).ifPresent(lines::add);
        status.setText(String.join("\n", lines));
        status.setVisible(!lines.isEmpty());
    }

    private static String sentence(ShownPage shown) {
        return shown.views().isEmpty()
                ? Messages.text("viewer.shown.words")
                : Messages.text("viewer.shown", shown.views().size() - 1, shown.tokens());
    }

    /** Whatever else is on the keys of plus and nought on this keyboard. */
    private void zoomByKey(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> stage.enlarge();
            case MINUS, SUBTRACT -> stage.reduce();
            case DIGIT0, NUMPAD0 -> model.zoom().fit(PageZoom.Fit.PAGE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.close();
            event.consume();
        }
    }
}
