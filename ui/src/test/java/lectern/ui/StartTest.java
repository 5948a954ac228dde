package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lectern.app.AppException;
import lectern.app.Lectern;
import lectern.app.Notice;
import org.junit.jupiter.api.Test;

class StartTest extends WindowTest {

    private final CountDownLatch slow = new CountDownLatch(1);
    private boolean failOnce = true;

    @Override
    Callable<Lectern> opener() {
        var real = super.opener();
        return () -> {
            slow.await();
            if (failOnce) {
                failOnce = false;
                throw new AppException(Notice.of("storage.in-use", "Another Lectern has this library open. Close it."));
            }
            return real.call();
        };
    }

    @Test
    void the_window_is_there_before_its_library_and_says_what_is_wrong_with_it() {
        assertThat(onWindow(() -> stage.isShowing())).isTrue();
        untilSays("Opening your library…");
        slow.countDown();
        untilSays("Another Lectern has this library open.");
        clickButton("Try again");
        awaitReady();
        ask("hello");
        untilTexts("hello", "Answer 1.");
    }
}
