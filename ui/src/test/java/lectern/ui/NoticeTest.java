package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lectern.app.ScriptedEngine;
import lectern.engine.Engine;
import lectern.engine.EngineException;
import lectern.engine.EngineTask;
import lectern.engine.ModelInfo;
import org.junit.jupiter.api.Test;

/** What an engine has to say about the model that it opened. */
class NoticeTest extends WindowTest {

    private static final String NOTICE = "This engine reads text only: its native libraries are missing.";

    @Override
    Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                NoticeTest.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    try {
                        var result = method.invoke(engine, arguments);
                        return method.getName().equals("open") ? withNotice((EngineTask<?>) result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static EngineTask<ModelInfo> withNotice(EngineTask<?> opening) {
        var model = ScriptedEngine.MODEL;
        var textOnly = new ModelInfo(
                model.engine(),
                model.description(),
                Optional.empty(),
                model.contextSize(),
                model.trainedContextSize(),
                model.loadMillis(),
                Optional.of(NOTICE));
        return new EngineTask<>() {
            @Override
            public ModelInfo await() throws EngineException {
                opening.await();
                return textOnly;
            }

            @Override
            public CompletableFuture<ModelInfo> stage() {
                return opening.stage().thenApply(info -> textOnly).toCompletableFuture();
            }

            @Override
            public void cancel() {
                opening.cancel();
            }
        };
    }

    @Test
    void an_engine_that_cannot_do_everything_says_so_in_a_banner_and_still_answers() {
        awaitReady();
        untilSays(NOTICE);
        assertThat(sees(".model-notice")).isTrue();
        ask("hello");
        untilTexts("hello", "Answer 1.");
    }
}
