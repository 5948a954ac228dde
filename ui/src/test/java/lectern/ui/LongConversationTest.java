package lectern.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lectern.app.AppPaths;
import lectern.app.Gate;
import lectern.app.Lectern;
import lectern.app.Script;
import lectern.app.ScriptedEngine;

/**
 * The window over a conversation of 5,000 messages. What measures it runs only with {@code -Dlectern.test.messages=N};
 * each class has to say so, because JUnit's conditions are not inherited.
 */
abstract class LongConversationTest extends WindowTest {

    static final int MESSAGES = 5_000;

    /** 200 tokens a second. */
    private static final long TOKEN_MILLIS = 5;

    @Override
    void prepare() {
        var json = new StringBuilder("{\"lectern\": 1, \"conversations\": [{\"title\": \"Long\", \"messages\": [");
        for (int i = 0; i < MESSAGES; i++) {
            json.append(i == 0 ? "" : ",").append("{\"role\": \"").append(i % 2 == 0 ? "user" : "assistant");
            json.append("\", \"content\": \"Message ").append(i).append(" with **some** words.\\n\\n- one\\n- two\"}");
        }
        try (var lectern = Lectern.start(AppPaths.under(folder.resolve("library")), new ScriptedEngine())) {
            lectern.exchange().importFile(Files.writeString(folder.resolve("long.json"), json.append("]}]}")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitListed() {
        awaitReady();
        until("it is listed", () -> list().getItems().size() == 1);
    }

    /** Asks, and has the answer come in so many tokens. @param begun is run on the window's thread when it begins */
    void stream(String question, int tokens, Runnable begun) throws Exception {
        List<Gate> gates = new ArrayList<>();
        var script = Script.of("# Answer\n\n");
        for (int i = 0; i < tokens; i++) {
            var gate = new Gate();
            gates.add(gate);
            script.wait(gate).then(i % 40 == 39 ? "end.\n\n" : i % 7 == 0 ? "**bold** " : "word ");
        }
        engine.willAnswer(script);
        ask(question);
        gates.getFirst().awaitReached();
        robot.interact(begun);
        var next = gates.iterator();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var ticking = clock.scheduleAtFixedRate(
                    () -> {
                        if (next.hasNext()) {
                            next.next().open();
                        }
                    },
                    0,
                    TOKEN_MILLIS,
                    TimeUnit.MILLISECONDS);
            gates.getLast().awaitReached();
            until("the answer has ended", () -> find(".stop") == null);
            ticking.cancel(false);
        }
    }
}
