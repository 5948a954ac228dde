package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lectern.app.ReadingAhead.Wish;
import lectern.engine.Chat;
import lectern.engine.EngineException.Reason;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When what stands before a question is read, and what that is. */
@Timeout(120)
class ReadingPromptsAheadTest extends LecternTest {

    private static final Wish NOTHING = new Wish(OptionalLong.empty(), List.of(), true);

    private final BlockingQueue<ReadingAhead.News> news = new LinkedBlockingQueue<>();

    @Test
    void it_is_what_the_question_is_told_but_for_the_question() throws Exception {
        lectern.settings().set(Settings.SYSTEM_TEXT, "Be brief.");
        openModel();
        long conversation = newConversation();
        ask(conversation, "What?", picture(40));
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "Total 12.50", "Paid"));
        want("here", in(conversation, pdf));
        var read = engine.readAhead().take();
        ask(conversation, "How much?", pdf);
        var asked = engine.asked().getLast();
        assertThat(told(read.chat(), "…")).isEqualTo(told(asked, "How much?"));
        assertThat(read.chat().system()).contains("Be brief.");
        assertThat(read.chat().turns()).hasSize(3);
        assertThat(read.memoryOnly()).isFalse();
    }

    @Test
    void of_a_temporary_conversation_nothing_is_kept() throws Exception {
        openModel();
        long conversation = lectern.conversations().createTemporary().id();
        want("here", in(conversation, picture(40)));
        assertThat(engine.readAhead().take().memoryOnly()).isTrue();
    }

    @Test
    void where_the_question_chooses_pages_nothing_is_read_before_it() throws Exception {
        var here = picture(40);
        wantThenOpen(new Wish(OptionalLong.empty(), List.of(here), false));
        assertThat(engine.encodedAhead()).startsWith("40×30");
        assertThat(engine.readAhead()).isEmpty();
    }

    @Test
    void of_a_place_where_nobody_is_any_more_only_pictures_are_read() throws Exception {
        wantThenOpen(NOTHING);
        assertThat(engine.encodedAhead()).hasSize(1);
        assertThat(engine.readAhead()).isEmpty();
        want("here", in(newConversation(), picture(40)));
        assertThat(width(engine.readAhead().take())).isEqualTo(40);
    }

    @Test
    void who_does_not_want_it_turns_it_off() throws Exception {
        lectern.settings().set(Settings.ENCODE_AHEAD, false);
        openModel();
        want("here", in(newConversation(), picture(40)));
        ask(newConversation(), "Hello?");
        assertThat(engine.readAhead()).isEmpty();
        lectern.settings().set(Settings.ENCODE_AHEAD, true);
        assertThat(width(engine.readAhead().take())).isEqualTo(40);
    }

    @Test
    void what_is_not_wanted_any_more_is_stopped() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willRead(Script.of().wait(gate));
        long conversation = newConversation();
        want("here", in(conversation, picture(40)));
        gate.awaitReached();
        want("here", in(conversation, picture(50)));
        assertThat(width(engine.readAhead().take())).isEqualTo(50);
        assertThat(engine.readAhead()).isEmpty();
    }

    @Test
    void an_answer_that_is_being_written_is_waited_for_and_stands_before_the_question_too() throws Exception {
        openModel();
        var gate = new Gate();
        engine.willAnswer(Script.of("A ").wait(gate).then("page."));
        long conversation = newConversation();
        var heard = new Heard();
        lectern.asking().ask(conversation, "What is it?", List.of(), heard);
        gate.awaitReached();
        lectern.ahead().listen(news::add);
        var other = picture(50);
        want("there", new Wish(OptionalLong.empty(), List.of(other), true));
        want("here", in(conversation, picture(40)));
        untilEncoded(other);
        // What is read at one place is read before anything at another.
        assertThat(engine.readAhead()).noneMatch(read -> width(read) == 40);
        gate.open();
        heard.answer();
        ScriptedEngine.ReadAhead read;
        do {
            read = engine.readAhead().take();
        } while (width(read) != 40);
        assertThat(read.chat().turns()).hasSize(3).contains(Chat.Turn.model("A page."));
    }

    @Test
    void what_was_said_meanwhile_is_read_as_well() throws Exception {
        openModel();
        long conversation = newConversation();
        want("here", in(conversation, picture(40)));
        assertThat(engine.readAhead().take().chat().turns()).hasSize(1);
        ask(conversation, "Hello?");
        ScriptedEngine.ReadAhead read;
        do {
            read = engine.readAhead().take();
        } while (read.chat().turns().size() == 1);
        assertThat(read.chat().turns()).hasSize(3);
    }

    @Test
    void what_brings_the_engine_down_is_not_read_again() throws Exception {
        openModel();
        engine.willRead(Script.of().fail(Reason.ENGINE_LOST, "The engine stopped."));
        long conversation = newConversation();
        want("here", in(conversation, picture(40)));
        // The question opens the model again.
        ask(conversation, "Hello?");
        want("here", in(conversation, picture(50)));
        assertThat(width(engine.readAhead().take())).isEqualTo(50);
    }

    /** Something at one place, a wish at another, then a model: when this returns, both are done. */
    private void wantThenOpen(Wish wish) throws Exception {
        lectern.ahead().listen(news::add);
        var other = picture(50);
        want("there", new Wish(OptionalLong.empty(), List.of(other), true));
        want("here", wish);
        openModel();
        untilEncoded(other);
    }

    private void untilEncoded(AttachmentView attachment) throws Exception {
        ReadingAhead.News heard;
        do {
            heard = news.poll(60, TimeUnit.SECONDS);
            assertThat(heard).as("news of " + attachment.name()).isNotNull();
        } while (!heard.attachment().equals(attachment) || heard.fraction() < 1);
    }

    private void want(String place, Wish wish) {
        lectern.ahead().want(place, wish);
    }

    private static Wish in(long conversation, AttachmentView... attachments) {
        return new Wish(OptionalLong.of(conversation), List.of(attachments), true);
    }

    private AttachmentView picture(int width) {
        return lectern.attachments()
                .add(width + ".png", TestPictures.png(width, 30, new Color(width, 9, 9)))
                .with(AttachmentChoices.USUAL.withPanScan(PanScanMode.OFF));
    }

    private static int width(ScriptedEngine.ReadAhead read) {
        return read.chat().pictures().getLast().image().width();
    }

    /** Everything in a chat, the question at its end taken away. */
    private static List<String> told(Chat chat, String question) {
        var told = chat.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .map(part -> switch (part) {
                    case Chat.Text text -> text.text();
                    case Chat.Picture picture -> picture.image().identity() + picture.panScan();
                })
                .toList();
        assertThat(told.getLast()).endsWith(question);
        var last = told.getLast().substring(0, told.getLast().length() - question.length());
        return Stream.concat(told.stream().limit(told.size() - 1), Stream.of(last)).toList();
    }
}
