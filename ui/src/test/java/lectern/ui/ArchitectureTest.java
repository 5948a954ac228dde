package lectern.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the whole program, checked where all of it is on the class path. */
@AnalyzeClasses(packages = "lectern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows = layeredArchitecture()
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
            .because("a use case must work without a window, and what is below must not know what is above");

    @ArchTest
    static final ArchRule engine_and_storage_are_strangers = noClasses()
            .that().resideInAPackage("lectern.engine..")
            .should().dependOnClassesThat().resideInAPackage("lectern.storage..")
            .because("app carries data between them, so that either can be replaced or run in another process")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule storage_and_engine_are_strangers = noClasses()
            .that().resideInAPackage("lectern.storage..")
            .should().dependOnClassesThat().resideInAPackage("lectern.engine..")
            .because("app carries data between them, so that either can be replaced or run in another process")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule records_of_storage_are_plain = classes()
            .that().resideInAPackage("lectern.storage..").and().areRecords().and().arePublic()
            .should().onlyDependOnClassesThat(
                    Predicates.resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.nio..",
                            "java.io..", "java.math..", "lectern.storage.."))
            .because("what is kept must outlive every library that it is kept or shown with")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_window_uses_javafx = noClasses()
            .that().resideOutsideOfPackage("lectern.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..")
            .because("the command line and the engine's process run without a window system");

    @ArchTest
    static final ArchRule nobody_opens_a_connection = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.URLConnection")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.HttpURLConnection")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.ServerSocket")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.channels.SocketChannel")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.channels.ServerSocketChannel")
            .orShould().callMethod("java.net.URL", "openStream")
            .orShould().callMethod("java.net.URL", "openConnection")
            .because("nothing about a conversation may leave the computer, and nobody has to take that on trust");

    @ArchTest
    static final ArchRule view_models_have_no_nodes = noClasses()
            .that().resideInAPackage("lectern.ui..").and().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "javafx.scene.control..", "javafx.scene.layout..", "javafx.stage..", "javafx.animation..")
            .because("a view binds and a view model decides, so that decisions are tested without a window");

    @ArchTest
    static final ArchRule work_goes_through_the_background = noClasses()
            .that().resideInAPackage("lectern.ui..").and().resideOutsideOfPackage("lectern.ui.task..")
            .and().resideOutsideOfPackage("lectern.ui.tools..")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.CompletableFuture")
            .because("one place decides what runs where, and tests replace it by one that runs at once");

    @ArchTest
    static final ArchRule areas_do_not_go_in_circles = slices()
            .matching("lectern.ui.(*)..")
            .should().beFreeOfCycles()
            .because("each area of the window can be read and tested by itself");
}
