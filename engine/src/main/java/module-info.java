/** The model: what goes in, what comes out, and the process it lives in. Knows no other module of Lectern. */
module lectern.engine {
    requires java.desktop;
    requires org.slf4j;
    requires com.fasterxml.jackson.databind;

    exports lectern.engine;
    exports lectern.engine.document;
}
