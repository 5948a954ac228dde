package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.engine.EngineInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostIdleTest {

    /** Idles until it is told to stop. */
    private static final class Idler extends UnaskedBackend {
        final CountDownLatch idling = new CountDownLatch(1);
        final CountDownLatch stopped = new CountDownLatch(1);
        final CountDownLatch answered = new CountDownLatch(2);

        @Override
        public EngineInfo describe() {
            answered.countDown();
            return super.describe();
        }

        @Override
        public void idle() {
            idling.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void cancel() {
            stopped.countDown();
        }

        @Override
        public void resetCancel() {}
    }

    @Test
    void what_can_wait_begins_when_nobody_asks_and_ends_when_somebody_does() throws Exception {
        var backend = new Idler();
        try (var requests = new PipedOutputStream(); var in = new PipedInputStream(requests)) {
            Thread.ofVirtual().start(() -> new Host(backend, new Outbox(new ByteArrayOutputStream())).serve(in));
            FrameCodec.write(requests, new Frame.Describe(1));
            assertThat(backend.idling.await(20, TimeUnit.SECONDS)).isTrue();
            FrameCodec.write(requests, new Frame.Describe(2));
            assertThat(backend.answered.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
