/** The use cases, without a window: ask, attach, open a model, find it all again. And the command line over them. */
module lectern.app {
    requires transitive lectern.engine;
    requires lectern.assets;
    requires transitive org.commonmark;
    requires transitive org.commonmark.ext.autolink;
    requires transitive org.commonmark.ext.footnotes;
    requires transitive org.commonmark.ext.gfm.strikethrough;
    requires transitive org.commonmark.ext.gfm.tables;
    requires transitive org.commonmark.ext.task.list.items;
    requires lectern.storage;
    requires java.desktop;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires de.siegmar.fastcsv;
    requires com.github.weisj.jsvg;
    requires de.rototor.pdfbox.graphics2d;
    requires info.picocli;
    requires jlatexmath;
    requires io.github.javadiffutils;
    requires org.apache.commons.text;
    requires org.dhatim.fastexcel;
    requires org.apache.pdfbox;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;

    exports lectern.app;
    exports lectern.app.emoji;
    exports lectern.app.evidence;
    exports lectern.app.extract;
    exports lectern.app.markdown;
    exports lectern.app.pages;

    opens lectern.app to com.fasterxml.jackson.databind;
    opens lectern.app.extract to com.fasterxml.jackson.databind;
    opens lectern.app.cli to info.picocli, com.fasterxml.jackson.databind;
}
