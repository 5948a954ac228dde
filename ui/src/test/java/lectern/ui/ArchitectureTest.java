package lectern.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The shape of the whole program, checked where all of it is on the class path. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lectern");

    /** The rules are plain tests, so that a runner which does not know them cannot pass over them in silence. */
    private static void rule(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void there_is_something_to_check() {
        assertThat(CLASSES.contain("lectern.ui.Messages")).isTrue();
        assertThat(CLASSES.contain("lectern.app.Lectern")).isTrue();
        assertThat(CLASSES.contain("lectern.engine.Engine")).isTrue();
        assertThat(CLASSES.contain("lectern.storage.Library")).isTrue();
    }

    @Test
    void arrows() {
        rule(layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("lectern..")
            .withOptionalLayers(true)
            .layer("ui").definedBy("lectern.ui..")
            .layer("app").definedBy("lectern.app..")
            .layer("engine").definedBy("lectern.engine..")
            .layer("storage").definedBy("lectern.storage..")
            .layer("assets").definedBy("lectern.assets..")
            .whereLayer("ui").mayNotBeAccessedByAnyLayer()
            .whereLayer("app").mayOnlyBeAccessedByLayers("ui")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("app", "ui")
            .whereLayer("storage").mayOnlyBeAccessedByLayers("app")
            .whereLayer("assets").mayOnlyBeAccessedByLayers("app", "ui")
            .because("a use case must work without a window, and what is below must not know what is above"));
    }

    @Test
    void engine_and_storage_are_strangers() {
        rule(noClasses()
            .that().resideInAPackage("lectern.engine..")
            .should().dependOnClassesThat().resideInAPackage("lectern.storage..")
            .because("app carries data between them, so that either can be replaced or run in another process")
            .allowEmptyShould(true));
    }

    @Test
    void storage_and_engine_are_strangers() {
        rule(noClasses()
            .that().resideInAPackage("lectern.storage..")
            .should().dependOnClassesThat().resideInAPackage("lectern.engine..")
            .because("app carries data between them, so that either can be replaced or run in another process")
            .allowEmptyShould(true));
    }

    @Test
    void records_of_storage_are_plain() {
        rule(classes()
            .that().resideInAPackage("lectern.storage..").and().areRecords().and().arePublic()
            .should().onlyDependOnClassesThat(
                    Predicates.resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.nio..",
                            "java.io..", "java.math..", "lectern.storage.."))
            .because("what is kept must outlive every library that it is kept or shown with")
            .allowEmptyShould(true));
    }

    @Test
    void only_the_window_uses_javafx() {
        rule(noClasses()
            .that().resideOutsideOfPackage("lectern.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..")
            .because("the command line and the engine's process run without a window system"));
    }

    @Test
    void nobody_opens_a_connection() {
        rule(noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.URLConnection")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.HttpURLConnection")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.ServerSocket")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.channels.SocketChannel")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.channels.ServerSocketChannel")
            .orShould().callMethod("java.net.URL", "openStream")
            .orShould().callMethod("java.net.URL", "openConnection")
            .because("nothing about a conversation may leave the computer, and nobody has to take that on trust"));
    }

    @Test
    void view_models_have_no_nodes() {
        rule(noClasses()
            .that().resideInAPackage("lectern.ui..").and().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "javafx.scene.control..", "javafx.scene.layout..", "javafx.stage..", "javafx.animation..")
            .because("a view binds and a view model decides, so that decisions are tested without a window"));
    }

    @Test
    void work_goes_through_the_background() {
        rule(noClasses()
            .that().resideInAPackage("lectern.ui..").and().resideOutsideOfPackage("lectern.ui.task..")
            .and().resideOutsideOfPackage("lectern.ui.tools..")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.CompletableFuture")
            .because("one place decides what runs where, and tests replace it by one that runs at once"));
    }

    @Test
    void areas_do_not_go_in_circles() {
        rule(slices()
            .matching("lectern.ui.(*)..")
            .should().beFreeOfCycles()
            .because("each area of the window can be read and tested by itself"));
    }
}
