package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lectern.engine.EngineException.Reason;
import lectern.engine.ModelInfo;
import lectern.engine.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a host encodes pictures that nobody has asked about yet. */
@Timeout(60)
class EncodingAheadTest {

    /** A picture takes until its file's name is released; everything it does is noted. */
    private static final class Painter extends NotingBackend {
        private boolean released;

        synchronized void letPass() {
            released = true;
            notifyAll();
        }

        @Override
        public synchronized Optional<Long> encodeAhead(Frame.Encode request, ProgressListener progress) {
            done.add("begin " + request.view().name());
            try {
                while (!released && !cancelled) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add((cancelled ? "leave " : "end ") + request.view().name());
            return cancelled ? Optional.empty() : Optional.of(5L);
        }

        @Override
        public ModelInfo open(Frame.Open request, ProgressListener progress) {
            done.add("open");
            return new ModelInfo("painter", "", Optional.empty(), 1, 1, 1, Optional.empty());
        }
    }

    private final Painter painter = new Painter();
    private ServedHost host;

    @BeforeEach
    void serve() throws Exception {
        host = new ServedHost(painter);
    }

    @AfterEach
    void end() throws Exception {
        painter.letPass();
        host.close();
    }

    @Test
    void a_request_goes_first_and_the_picture_is_gone_on_with_after_it() throws Exception {
        host.ask(new Frame.Encode(1, view("a"), false));
        assertThat(painter.done.take()).isEqualTo("begin a");
        host.ask(new Frame.Describe(2));
        assertThat(host.reply()).isInstanceOf(Frame.Described.class);
        painter.letPass();
        assertThat(host.reply()).isEqualTo(new Frame.Encoded(1, 5));
        assertThat(painter.done).startsWith("leave a", "describe", "begin a").endsWith("end a");
    }

    @Test
    void pictures_come_one_after_the_other() throws Exception {
        host.ask(new Frame.Encode(1, view("a"), false));
        host.ask(new Frame.Encode(2, view("b"), false));
        assertThat(painter.done.take()).isEqualTo("begin a");
        painter.letPass();
        assertThat(host.reply()).isEqualTo(new Frame.Encoded(1, 5));
        assertThat(host.reply()).isEqualTo(new Frame.Encoded(2, 5));
    }

    @Test
    void a_picture_that_is_not_wanted_any_more_stops_at_once_and_the_next_begins() throws Exception {
        host.ask(new Frame.Encode(1, view("a"), false));
        host.ask(new Frame.Encode(2, view("b"), false));
        assertThat(painter.done.take()).isEqualTo("begin a");
        host.ask(new Frame.Cancel(1));
        assertThat(host.reply()).isInstanceOfSatisfying(Frame.Failed.class, failed -> {
            assertThat(failed.id()).isEqualTo(1);
            assertThat(failed.reason()).isEqualTo(Reason.CANCELLED);
        });
        assertThat(painter.done.take()).isEqualTo("leave a");
        assertThat(painter.done.take()).isEqualTo("begin b");
        painter.letPass();
        assertThat(host.reply()).isEqualTo(new Frame.Encoded(2, 5));
    }

    @Test
    void opening_another_model_ends_what_was_wanted_of_the_first() throws Exception {
        host.ask(new Frame.Encode(1, view("a"), false));
        host.ask(new Frame.Encode(2, view("b"), false));
        assertThat(painter.done.take()).isEqualTo("begin a");
        host.ask(new Frame.Open(3, "model", Optional.empty(), Optional.empty(), lectern.engine.EngineSettings.DEFAULT));
        assertThat(host.reply()).isInstanceOf(Frame.Failed.class);
        assertThat(host.reply()).isInstanceOf(Frame.Failed.class);
        assertThat(host.reply()).isInstanceOf(Frame.Opened.class);
        assertThat(painter.done).containsExactly("leave a", "open");
    }

    private static Frame.View view(String name) {
        return new Frame.View(Optional.of(name), name);
    }
}
