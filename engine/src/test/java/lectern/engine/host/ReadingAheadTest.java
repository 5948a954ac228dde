package lectern.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lectern.engine.AnswerListener;
import lectern.engine.AnswerOptions;
import lectern.engine.AnswerStats;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener;
import lectern.engine.StopReason;
import lectern.engine.prompt.ControlToken;
import lectern.engine.prompt.PromptPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a host reads what stands before a question that nobody has asked yet. */
@Timeout(60)
class ReadingAheadTest {

    /** Reads in two steps, each of which takes until it is let pass; everything it does is noted. */
    private static final class Reader extends NotingBackend {
        private int passes;

        synchronized void letPass(int steps) {
            passes += steps;
            notifyAll();
        }

        @Override
        public Optional<Frame.Reply> readAhead(
                Frame.ReadAhead request, ProgressListener progress, BooleanSupplier goesOn) {
            for (int i = 1; i <= 2; i++) {
                if (!goesOn.getAsBoolean()) {
                    done.add("pause");
                    return Optional.empty();
                }
                if (!step(i)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Frame.HasRead(request.id(), 2));
        }

        private synchronized boolean step(int number) {
            done.add("begin " + number);
            try {
                while (passes == 0 && !cancelled) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add((cancelled ? "leave " : "end ") + number);
            passes -= cancelled ? 0 : 1;
            return !cancelled;
        }

        @Override
        public Frame.Answered ask(Frame.Ask request, AnswerListener out) {
            done.add("answer");
            return new Frame.Answered(
                    request.id(), "", List.of(), StopReason.END_OF_TURN, new AnswerStats(0, 0, 0, 0, 0, 0, 0, 0, 0),
                    List.of());
        }
    }

    private final Reader reader = new Reader();
    private ServedHost host;

    @BeforeEach
    void serve() throws Exception {
        host = new ServedHost(reader);
    }

    @AfterEach
    void end() throws Exception {
        reader.letPass(100);
        host.close();
    }

    @Test
    void it_is_read_to_its_end_when_nobody_waits() throws Exception {
        reader.letPass(2);
        host.ask(ahead(1));
        assertThat(host.reply()).isEqualTo(new Frame.HasRead(1, 2));
        assertThat(reader.done).containsExactly("begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void a_question_that_goes_on_with_it_lets_the_step_end_and_goes_before_the_next() throws Exception {
        host.ask(ahead(1));
        assertThat(reader.done.take()).isEqualTo("begin 1");
        host.ask(question(2, "The page.\n\nWhat is it?\n\nIn short."));
        awaitHeard();
        reader.letPass(1);
        assertThat(host.reply()).isInstanceOf(Frame.Answered.class);
        reader.letPass(2);
        assertThat(host.reply()).isEqualTo(new Frame.HasRead(1, 2));
        assertThat(reader.done)
                .containsExactly("end 1", "pause", "answer", "begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void a_question_about_something_else_does_not_wait() throws Exception {
        for (var other : List.of(
                question(2, "Another page.\n\nWhat is it?"),
                new Frame.Ask(
                        2, question(2, "The page.\n\nWhat is it?").prompt(), views("b"), AnswerOptions.DEFAULT))) {
            host.ask(ahead(1));
            assertThat(reader.done.take()).isEqualTo("begin 1");
            host.ask(other);
            assertThat(host.reply()).isInstanceOf(Frame.Answered.class);
            assertThat(reader.done.take()).isEqualTo("leave 1");
            assertThat(reader.done.take()).isEqualTo("answer");
            reader.letPass(2);
            assertThat(host.reply()).isEqualTo(new Frame.HasRead(1, 2));
            reader.done.clear();
        }
    }

    @Test
    void what_is_no_question_does_not_wait() throws Exception {
        host.ask(ahead(1));
        assertThat(reader.done.take()).isEqualTo("begin 1");
        host.ask(new Frame.Describe(2));
        assertThat(host.reply()).isInstanceOf(Frame.Described.class);
        assertThat(reader.done).startsWith("leave 1", "describe");
    }

    @Test
    void a_question_that_is_stopped_while_it_waits_is_stopped_at_once_and_the_reading_goes_on() throws Exception {
        host.ask(ahead(1));
        assertThat(reader.done.take()).isEqualTo("begin 1");
        host.ask(question(2, "The page.\n\nWhat is it?"));
        host.ask(new Frame.Cancel(2));
        assertThat(host.reply()).isInstanceOfSatisfying(Frame.Failed.class, failed -> {
            assertThat(failed.id()).isEqualTo(2);
            assertThat(failed.reason()).isEqualTo(Reason.CANCELLED);
        });
        reader.letPass(2);
        assertThat(host.reply()).isEqualTo(new Frame.HasRead(1, 2));
        assertThat(reader.done).containsExactly("end 1", "begin 2", "end 2");
    }

    @Test
    void what_is_not_wanted_any_more_ends_its_step_for_the_question_that_may_come() throws Exception {
        host.ask(ahead(1));
        assertThat(reader.done.take()).isEqualTo("begin 1");
        host.ask(new Frame.Cancel(1));
        assertThat(host.reply()).isInstanceOfSatisfying(
                Frame.Failed.class, failed -> assertThat(failed.id()).isEqualTo(1));
        host.ask(question(2, "The page.\n\nWhat is it?"));
        awaitHeard();
        reader.letPass(1);
        assertThat(host.reply()).isInstanceOf(Frame.Answered.class);
        assertThat(reader.done).containsExactly("end 1", "pause", "answer");
    }

    /** The host reads one frame after the other. */
    private void awaitHeard() throws Exception {
        host.ask(new Frame.Ping(7));
        assertThat(host.reply()).isEqualTo(new Frame.Pong(7));
    }

    private static Frame.ReadAhead ahead(long id) {
        return new Frame.ReadAhead(question(id, "The page.\n\n…"));
    }

    private static Frame.Ask question(long id, String words) {
        return new Frame.Ask(
                id,
                List.of(
                        new PromptPart.Control(ControlToken.START_OF_TURN), new PromptPart.Image(0),
                        new PromptPart.Words(words), new PromptPart.Control(ControlToken.END_OF_TURN),
                        new PromptPart.Words("\n")),
                views("a"), AnswerOptions.DEFAULT);
    }

    private static List<Frame.View> views(String name) {
        return List.of(new Frame.View(Optional.empty(), name));
    }
}
