package lectern.ui.model;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import lectern.ui.Messages;
import lectern.ui.control.Banner;
import lectern.ui.control.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What the person has to know about the model: it failed, or it cannot do everything. */
public final class ModelBanners extends VBox {

    /**
     * @param openAnother lets the person choose files
     * @param setContextSize shows where the size of the context window is set
     */
    public ModelBanners(ModelViewModel model, Runnable openAnother, Runnable setContextSize) {
        getStyleClass().add("banners");
        var again = new Button(Messages.text("model.again"));
        again.getStyleClass().addAll(Styles.SMALL, "model-again");
        again.setOnAction(event -> model.tryAgain());
        var another = new Button(Messages.text("model.open"));
        another.getStyleClass().add(Styles.SMALL);
        another.setOnAction(event -> openAnother.run());
        var problem = new Banner(
                Banner.Kind.PROBLEM, Material2OutlinedAL.ERROR_OUTLINE, contextSize(model, setContextSize), again,
                another);
        problem.getStyleClass().add("model-problem");
        var notice = new Banner(Banner.Kind.WARNING, Material2OutlinedAL.INFO, contextSize(model, setContextSize));
        notice.getStyleClass().add("model-notice");
        var real = new Button(Messages.text("model.demo.open"));
        real.getStyleClass().addAll(Styles.SMALL, "demo-open");
        real.setOnAction(event -> openAnother.run());
        var demo = new Banner(Banner.Kind.NOTICE, Material2OutlinedAL.INFO, real);
        demo.getStyleClass().add("demo-notice");
        model.demoOpenProperty().subscribe(open -> demo.say(open ? Messages.text("model.demo.notice") : ""));
        model.problemProperty().subscribe(problem::say);
        model.noticeProperty().subscribe(notice::say);
        getChildren().addAll(problem, notice, demo);
    }

    private static Button contextSize(ModelViewModel model, Runnable set) {
        var button = Controls.contextSizeButton(set);
        button.visibleProperty().bind(model.aboutContextSizeProperty());
        return button;
    }
}
