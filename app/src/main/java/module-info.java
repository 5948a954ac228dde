/** The use cases, without a window: ask, attach, open a model, find it all again. */
module lectern.app {
    requires transitive lectern.engine;
    requires org.slf4j;

    exports lectern.app;
}
