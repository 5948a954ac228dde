package lectern.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log file: {@code lectern.log} in the log folder, one for each day, two weeks and at most 50 MB of them.
 *
 * <p>The log never has the content of a conversation, a picture or a file name from one in it; whoever logs sees to
 * that. Until this is called, and for programs that do not call it, warnings go to standard error
 * ({@code logback.xml}); standard output is never used.
 */
public final class Logs {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0}: %msg%n%ex";
    private static final int DAYS = 14;

    private Logs() {}

    /** Writes the log to a folder, in place of standard error. Called once, before anything else is started. */
    public static void keepIn(Path folder) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var file = appender(context, folder);
        if (!file.isStarted()) {
            context.getLogger(Logs.class).warn("No log is kept: {} cannot be written to", folder);
            return;
        }
        root.detachAndStopAllAppenders();
        root.addAppender(file);
        root.setLevel(Level.INFO);
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();

        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(folder.resolve("lectern.log").toString());
        appender.setEncoder(encoder);

        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve("lectern-%d{yyyy-MM-dd}.%i.log").toString());
        rolling.setMaxFileSize(FileSize.valueOf("10MB"));
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(FileSize.valueOf("50MB"));
        rolling.start();

        appender.setRollingPolicy(rolling);
        appender.start();
        return appender;
    }
}
