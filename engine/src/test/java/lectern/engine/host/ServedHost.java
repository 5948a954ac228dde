package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A host in this process, and the two pipes to it. */
final class ServedHost implements AutoCloseable {

    private final PipedOutputStream requests = new PipedOutputStream();
    private final PipedInputStream replies = new PipedInputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    ServedHost(Backend backend) throws Exception {
        var in = new PipedInputStream(requests);
        var out = new PipedOutputStream(replies);
        Thread.ofPlatform().daemon().start(() -> {
            new Host(backend, new Outbox(out)).serve(in);
            ended.countDown();
        });
    }

    void ask(Frame frame) throws Exception {
        FrameCodec.write(requests, frame);
    }

    Frame reply() throws Exception {
        return FrameCodec.read(replies).orElseThrow();
    }

    @Override
    public void close() throws Exception {
        requests.close();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
