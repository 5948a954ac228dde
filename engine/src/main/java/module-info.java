/** The model: what goes in, what comes out, and the process it lives in. Knows no other module of Lectern. */
module lectern.engine {
    requires java.desktop;
    requires jdk.management;
    requires org.slf4j;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires llama;
    requires com.microsoft.onnxruntime;
    requires metadata.extractor;
    requires com.twelvemonkeys.imageio.bmp;
    requires com.twelvemonkeys.imageio.core;
    requires com.twelvemonkeys.imageio.jpeg;
    requires com.twelvemonkeys.imageio.metadata;
    requires com.twelvemonkeys.imageio.tiff;
    requires org.apache.commons.logging;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.apache.pdfbox.jbig2;

    exports lectern.engine;
    exports lectern.engine.cache to lectern.app;
    exports lectern.engine.document;
    exports lectern.engine.encode to lectern.app;
    exports lectern.engine.gguf;
    exports lectern.engine.grammar;
    exports lectern.engine.pages;
    exports lectern.engine.process;
    exports lectern.engine.prompt;

    opens lectern.engine to com.fasterxml.jackson.databind;
    opens lectern.engine.encode to com.fasterxml.jackson.databind;
    opens lectern.engine.onnx to com.fasterxml.jackson.databind;
    opens lectern.engine.host to com.fasterxml.jackson.databind;
    opens lectern.engine.pdf to com.fasterxml.jackson.databind;
    opens lectern.engine.prompt to com.fasterxml.jackson.databind;
}
