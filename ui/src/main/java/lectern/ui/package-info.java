/**
 * The window. {@link lectern.ui.Main} starts it, {@link lectern.ui.LecternWindow} puts it on screen,
 * {@code Workspace} joins the view models of its areas and {@code WorkspaceView} their views; each area has a package
 * of its own. A view binds and builds nodes, a view model decides and has none, and one state enum for each area says
 * what is shown. Whatever may take time goes through {@link lectern.ui.task.Background}.
 *
 * <p>To draw anything at all, JavaFX on Linux needs fontconfig and at least one font, also on its headless platform.
 */
package lectern.ui;
