/** The JavaFX window: views and view models over the use cases. */
module lectern.ui {
    requires java.desktop;
    requires javafx.controls;
    requires javafx.graphics;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.material2;
    requires org.fife.RSyntaxTextArea;
    requires org.slf4j;
    requires lectern.app;

    // JavaFX makes the application object.
    exports lectern.ui to
            javafx.graphics;
}
