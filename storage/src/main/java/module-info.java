/** What is kept: conversations, pictures, drafts, settings. Knows no other module of Lectern. */
module lectern.storage {
    requires java.sql;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires flyway.core;
    // Flyway is an automatic module, so it cannot ask for what it needs itself.
    requires com.fasterxml.jackson.databind;

    exports lectern.storage;
}
