package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lectern.engine.EngineChoice;
import lectern.engine.ModelFiles;
import lectern.engine.ProgressListener;
import lectern.engine.pages.Pdfs;
import lectern.engine.process.ProcessEngine;
import lectern.engine.testmodel.TinyGemma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation of which nothing is kept, with a real library, the real engine and everything that is kept on. */
class TemporaryConversationTest {

    private static final String SECRET = "wombatunicycle";

    @TempDir
    static Path models;

    private static ModelFiles model;

    @TempDir
    Path folder;

    /** What the person attaches lies elsewhere. */
    @TempDir
    Path own;

    private WatchedEngine engine;
    private Lectern lectern;

    @BeforeAll
    static void write() throws Exception {
        model = new TinyGemma().write(models);
    }

    @BeforeEach
    void start() throws Exception {
        var paths = AppPaths.under(folder);
        var natives = Path.of(System.getProperty("lectern.natives"));
        engine = new WatchedEngine(
                ProcessEngine.start(EngineChoice.LLAMA_CPP, natives, Optional.empty(), Optional.of(paths.cache())));
        lectern = Lectern.start(paths, engine);
        lectern.settings().set(Settings.THREADS, 1);
        lectern.settings().set(Settings.MAX_TOKENS, 6);
        lectern.models().open(model, ProgressListener.NONE);
    }

    @AfterEach
    void end() {
        lectern.close();
    }

    @Test
    void neither_words_nor_files_nor_what_the_engine_made_of_them_is_found_in_any_file() throws Exception {
        // Once with everything kept, so that what is written anyway is there before.
        var other = lectern.attachments().add("red.png", TestPictures.png(90, 60, Color.RED));
        ask(lectern.conversations().create().id(), "Something else entirely?", other);
        ask(lectern.conversations().create().id(), "And another thing?", other);
        // What is written when there is time for it, is written by then.
        end();
        var before = files();
        start();

        long id = lectern.conversations().createTemporary().id();
        var picture = lectern.attachments().add(
                OptionalLong.of(id), SECRET + ".png", TestPictures.png(80, 70, Color.BLUE));
        var pdf = lectern.attachments().add(
                OptionalLong.of(id), Pdfs.write(own.resolve(SECRET + ".pdf"), "The " + SECRET + " costs 12.50"), "");
        lectern.drafts().save(id, new DraftView("About the " + SECRET, List.of(picture, pdf)));
        readAhead(id, picture, pdf);
        var first = ask(id, "What is the " + SECRET + "?", picture, pdf);
        var again = new Heard();
        lectern.asking().regenerate(id, first.id(), again);
        var other2 = again.answer();
        var edited = new Heard();
        var question = lectern.conversations().messages(id).getFirst();
        lectern.asking().edit(id, question.id(), "Which " + SECRET + "?", List.of(picture, pdf), edited);
        assertThat(edited.answer().failure()).isEmpty();
        ask(id, "And now the " + SECRET + "?");
        lectern.conversations().rename(id, "All about the " + SECRET);
        assertThat(lectern.conversations().alternatives(id)).containsKey(question.id());
        lectern.conversations().showBranch(other2.id());
        assertThat(lectern.conversations().messages(id)).extracting(MessageView::id)
                .containsExactly(question.id(), other2.id());
        assertThat(lectern.conversations().list()).extracting(ConversationView::id).doesNotContain(id);
        assertThat(lectern.search().find(SECRET, 10)).isEmpty();

        assertThat(allBytes()).doesNotContain(SECRET).doesNotContain(bytes(lectern.attachments().original(picture)));
        lectern.conversations().purge(List.of(id));
        end();
        assertThat(allBytes()).doesNotContain(SECRET);
        assertThat(files()).isSubsetOf(before);
    }

    @Test
    void what_is_kept_after_all_is_there_after_a_restart() throws Exception {
        long id = lectern.conversations().createTemporary().id();
        var pdf = lectern.attachments().add(
                OptionalLong.of(id), Pdfs.write(own.resolve("paper.pdf"), "The " + SECRET + " costs 12.50"), "");
        var first = ask(id, "What is it?", pdf);
        lectern.drafts().save(id, new DraftView("And", List.of(pdf)));
        long kept = lectern.conversations().keep(id);
        assertThat(Conversations.isTemporary(kept)).isFalse();
        assertThat(lectern.conversations().find(id)).isEmpty();
        assertThat(lectern.attachments().pagePng(pdf, 0, 64)).isNotEmpty();
        assertThat(lectern.drafts().of(kept)).isEqualTo(new DraftView("And", List.of(pdf)));
        ask(kept, "And now?");

        end();
        start();
        assertThat(lectern.conversations().list()).extracting(ConversationView::id).containsExactly(kept);
        var messages = lectern.conversations().messages(kept);
        assertThat(messages).hasSize(4);
        assertThat(messages.get(1).text()).isEqualTo(first.text());
        assertThat(messages.getFirst().attachments()).containsExactly(pdf);
        assertThat(lectern.attachments().original(pdf)).isEqualTo(Files.readAllBytes(own.resolve("paper.pdf")));
    }

    @Test
    void a_restart_loses_it_and_nothing_else() throws Exception {
        var ordinary = lectern.conversations().create().id();
        var answer = ask(ordinary, "Do you stay?");
        long id = lectern.conversations().createTemporary().id();
        ask(id, "Do you go?");
        end();
        start();
        assertThat(lectern.conversations().list()).extracting(ConversationView::id).containsExactly(ordinary);
        assertThat(lectern.conversations().messages(ordinary).getLast()).isEqualTo(answer);
        assertThat(lectern.conversations().find(id)).isEmpty();
    }

    @Test
    void one_that_was_put_away_can_be_brought_back_until_it_is_purged() throws Exception {
        long id = lectern.conversations().createTemporary().id();
        var answer = ask(id, "What is it?");
        lectern.conversations().delete(id);
        assertThat(lectern.conversations().deleted()).isEmpty();
        lectern.conversations().restore(id);
        assertThat(lectern.conversations().messages(id).getLast()).isEqualTo(answer);
        lectern.conversations().purge(List.of(id));
        assertThat(lectern.conversations().find(id)).isEmpty();
    }

    @Test
    void wiping_everything_takes_it_along() throws Exception {
        long id = lectern.conversations().createTemporary().id();
        ask(id, "What is it?");
        lectern.wipe();
        assertThat(lectern.conversations().find(id)).isEmpty();
    }

    private MessageView ask(long id, String text, AttachmentView... attachments) throws Exception {
        var heard = new Heard();
        lectern.asking().ask(id, text, List.of(attachments), heard);
        var answer = heard.answer();
        assertThat(answer.failure()).isEmpty();
        return answer;
    }

    /** Pictures, and then what stands before the question. */
    private void readAhead(long id, AttachmentView... attachments) throws Exception {
        lectern.ahead().want("composer", new ReadingAhead.Wish(OptionalLong.of(id), List.of(attachments), true));
        assertThat(engine.readings().take().await()).isPositive();
        lectern.ahead().want("composer", new ReadingAhead.Wish(OptionalLong.of(id), List.of(), true));
    }

    /** Of every file under the folders of data, cache and logs. */
    private String allBytes() throws IOException {
        var all = new StringBuilder();
        for (var file : files()) {
            all.append(file).append('\n').append(bytes(Files.readAllBytes(file)));
        }
        return all.toString();
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
