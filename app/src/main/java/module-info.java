/** The use cases, without a window: ask, attach, open a model, find it all again. */
module lectern.app {
    requires transitive lectern.engine;
    requires org.slf4j;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;

    exports lectern.app;

    opens lectern.app.cli to info.picocli, com.fasterxml.jackson.databind;
}
