package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lectern.engine.EngineException.Reason;
import lectern.engine.ProgressListener.Stage;
import lectern.engine.document.PanScanMode;
import lectern.engine.pages.PageSelection;
import lectern.engine.pages.Pdfs;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

/** Which pictures are encoded before their question, and in which order. */
class ReadingAheadTest extends LecternTest {

    private final BlockingQueue<ReadingAhead.News> news = new LinkedBlockingQueue<>();

    private void listen() {
        lectern.ahead().listen(news::add);
    }

    /** Waits until an attachment is read. */
    private void untilRead(AttachmentView attachment) throws Exception {
        ReadingAhead.News heard;
        do {
            heard = news.poll(60, TimeUnit.SECONDS);
            assertThat(heard).as("news of " + attachment.name()).isNotNull();
        } while (!heard.attachment().equals(attachment) || heard.fraction() < 1);
    }

    private void want(String place, AttachmentView... attachments) {
        lectern.ahead().want(
                place, new ReadingAhead.Wish(OptionalLong.empty(), List.of(attachments), false));
    }

    private AttachmentView picture(int width, int height) {
        return lectern.attachments()
                .add(
                        width + "×" + height + ".png",
                        TestPictures.png(width, height, new Color(width % 256, height % 256, 9)));
    }

    @Test
    void of_each_page_the_whole_is_encoded_and_then_its_crops() throws Exception {
        openModel();
        listen();
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "One", "Two"));
        want("here", pdf);
        untilRead(pdf);
        assertThat(engine.encodedAhead()).hasSize(6);
        assertThat(engine.encodedAhead().subList(3, 6)).isEqualTo(engine.encodedAhead().subList(0, 3));
        var whole = engine.encodedAhead().getFirst();
        assertThat(engine.encodedAhead().get(1)).isNotEqualTo(whole);

        // What a question then shows is the same.
        ask(newConversation(), "What?", pdf);
        var image = engine.asked().getFirst().pictures().getFirst().image();
        assertThat(whole).isEqualTo(image.width() + "×" + image.height());
    }

    @Test
    void how_far_it_has_come_is_told_of_all_its_views_together() throws Exception {
        openModel();
        listen();
        engine.willEncode(Script.of().progress(Stage.ENCODE_PICTURE, 0.5));
        var pdf = lectern.attachments().add(Pdfs.write(folder.resolve("paper.pdf"), "One"))
                .with(AttachmentChoices.USUAL.withPanScan(PanScanMode.OFF));
        want("here", pdf);
        untilRead(pdf);
        assertThat(engine.encodedAhead()).hasSize(1);
        // One that is wanted again is known.
        want("there", pdf);
        untilRead(pdf);
        assertThat(engine.encodedAhead()).hasSize(1);
    }

    @Test
    void what_is_removed_is_stopped() throws Exception {
        openModel();
        listen();
        var gate = new Gate();
        engine.willEncode(Script.of().wait(gate));
        var first = picture(40, 30);
        var second = picture(50, 30);
        want("here", first);
        gate.awaitReached();
        want("here", second);
        untilRead(second);
        assertThat(engine.encodedAhead()).containsExactly("50×30");
    }

    @Test
    void the_place_named_last_goes_first_and_nothing_is_forgotten() throws Exception {
        openModel();
        listen();
        var gate = new Gate();
        engine.willEncode(Script.of().wait(gate));
        var here = picture(40, 30);
        var there = picture(50, 30);
        want("here", here);
        gate.awaitReached();
        want("there", there);
        untilRead(here);
        assertThat(engine.encodedAhead()).containsExactly("50×30", "40×30");
    }

    @Test
    void the_page_that_is_looked_at_goes_first() throws Exception {
        listen();
        var file = folder.resolve("paper.pdf");
        try (var document = Pdfs.document("One", "Two", "Three")) {
            document.getPage(2).setMediaBox(new PDRectangle(400, 800));
            document.save(file.toFile());
        }
        var pdf = lectern.attachments().add(file)
                .with(new AttachmentChoices(PanScanMode.OFF, PageSelection.ALL, false));
        var wide = picture(900, 20).with(AttachmentChoices.USUAL.withPanScan(PanScanMode.OFF));
        want("there", pdf);
        want("here", wide);
        lectern.ahead().look(pdf.sha256(), 2);
        openModel();
        untilRead(wide);
        assertThat(engine.encodedAhead()).hasSize(4).startsWith("896×1792").endsWith("900×20");
    }

    @Test
    void another_model_reads_anew() throws Exception {
        openModel();
        listen();
        var here = picture(40, 30);
        want("here", here);
        untilRead(here);
        news.clear();
        openModel();
        untilRead(here);
        assertThat(engine.encodedAhead()).containsExactly("40×30", "40×30");
    }

    @Test
    void who_does_not_want_it_turns_it_off() throws Exception {
        lectern.settings().set(Settings.ENCODE_AHEAD, false);
        openModel();
        listen();
        var here = picture(40, 30);
        want("here", here);
        ask(newConversation(), "What?", here);
        assertThat(engine.encodedAhead()).isEmpty();
        lectern.settings().set(Settings.ENCODE_AHEAD, true);
        untilRead(here);
        assertThat(engine.encodedAhead()).containsExactly("40×30");
    }

    @Test
    void a_picture_that_brings_the_engine_down_is_not_tried_again_and_the_others_wait_for_the_next_question()
            throws Exception {
        openModel();
        listen();
        engine.willEncode(Script.of().fail(Reason.ENGINE_LOST, "The engine stopped."));
        var bad = picture(40, 30);
        var good = picture(50, 30);
        want("here", bad, good);
        untilRead(bad);
        ask(newConversation(), "Hello?");
        untilRead(good);
        assertThat(engine.encodedAhead()).doesNotContain("40×30");
    }
}
