package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library in memory: everything works in it, and nothing of it is left unless it is taken over. */
class TemporaryLibraryTest {

    private static final String SECRET = "wombat-on-a-unicycle";

    @TempDir
    Path folder;

    private Library kept;
    private Library temporary;

    @BeforeEach
    void open() {
        kept = Library.open(folder);
        temporary = kept.openTemporary();
    }

    @AfterEach
    void close() {
        temporary.close();
        kept.close();
    }

    @Test
    void ids_say_where_something_lies() {
        var here = kept.conversations().create("a").id();
        var there = temporary.conversations().create("b").id();
        var question = temporary.messages().addQuestion(there, "?", List.of());
        assertThat(Library.isTemporary(here)).isFalse();
        assertThat(Library.isTemporary(there)).isTrue();
        assertThat(Library.isTemporary(question.id())).isTrue();
        assertThat(kept.conversations().list()).extracting(Conversation::id).containsExactly(here);
    }

    @Test
    void nothing_of_it_is_found_in_any_file_of_the_library() throws IOException {
        fill();
        assertThat(bytes()).doesNotContain(SECRET);
        temporary.close();
        kept.close();
        assertThat(bytes()).doesNotContain(SECRET);
    }

    @Test
    void its_files_are_gone_when_it_is_closed() {
        var file = temporary.attachments().fileOf(fill().attachments().getFirst().sha256());
        assertThat(file).exists();
        temporary.close();
        assertThat(file).doesNotExist();
        assertThat(file.getParent().getParent().getParent()).doesNotExist();
    }

    @Test
    void its_files_are_gone_when_its_conversation_is_purged() {
        var question = fill();
        var file = temporary.attachments().fileOf(question.attachments().getFirst().sha256());
        var unused = temporary.attachments().add(bytes("unused"), "unused.png", "PNG", 1, 1);
        temporary.purge(List.of(question.conversationId()));
        assertThat(file).doesNotExist();
        assertThat(temporary.attachments().fileOf(unused.sha256())).doesNotExist();
    }

    @Test
    void what_a_crash_left_is_gone_when_the_library_is_opened_again() throws Exception {
        var file = temporary.attachments().fileOf(fill().attachments().getFirst().sha256());
        // A process that ended without closing: its lock is free, its files are there.
        kept.close();
        assertThat(file).exists();
        kept = Library.open(folder);
        assertThat(file).doesNotExist();
    }

    @Test
    void what_is_taken_over_has_all_branches_attachments_and_drafts() {
        var question = fill();
        long id = question.conversationId();
        var other = temporary.messages().addQuestionAfter(id, question.parentId(), "other", List.of());
        var closer = temporary.messages().startAnswer(other.id());
        closer.append("closer");
        closer.finish(AnswerEnd.of(MessageState.COMPLETE));
        temporary.messages().setRereads(closer.messageId(), question.id());
        temporary.drafts().save(OptionalLong.of(id), new Draft("half a thought", question.attachments()));
        temporary.drafts().saveEdit(other.id(), Optional.of("another thought"));
        temporary.attachments().setText(question.attachments().getFirst(), "words of the page");

        long copy = kept.takeOver(temporary, id);
        assertThat(Library.isTemporary(copy)).isFalse();
        assertThat(kept.conversations().get(copy).title()).isEqualTo("About a " + SECRET);
        var shown = kept.messages().shown(copy);
        assertThat(shown).extracting(Message::text).containsExactly("other", "closer");
        assertThat(shown.getFirst().edit()).hasValue("another thought");
        var alternatives = kept.branches().alternatives(copy).get(shown.getFirst().id());
        assertThat(alternatives).hasSize(2);
        assertThat(shown.getLast().rereads()).hasValue(alternatives.getFirst());
        kept.branches().show(alternatives.getFirst());
        var first = kept.messages().shown(copy);
        assertThat(first).extracting(Message::text).containsExactly("What is a " + SECRET + "?", "A " + SECRET);
        assertThat(first.getFirst().createdAt()).isEqualTo(question.createdAt());
        assertThat(kept.attachments().read(first.getFirst().attachments().getFirst())).isEqualTo(bytes(SECRET));
        assertThat(kept.drafts().get(OptionalLong.of(copy)).text()).isEqualTo("half a thought");
        assertThat(kept.search().search("unicycle", 10)).isNotEmpty();
        temporary.purge(List.of(id));
        assertThat(temporary.conversations().list()).isEmpty();
        assertThat(kept.attachments().read(first.getFirst().attachments().getFirst())).isEqualTo(bytes(SECRET));
    }

    @Test
    void an_answer_that_is_being_written_is_taken_over_as_far_as_it_is() {
        var question = fill();
        try (var writer = temporary.messages().startAnswer(question.id())) {
            writer.append("half");
            writer.flush();
            long copy = kept.takeOver(temporary, question.conversationId());
            var answer = kept.messages().shown(copy).getLast();
            assertThat(answer.text()).isEqualTo("half");
            assertThat(answer.state()).isEqualTo(MessageState.STOPPED);
        }
    }

    /** @return the question */
    private Message fill() {
        var id = temporary.conversations().create("About a " + SECRET).id();
        var picture = temporary.attachments().add(bytes(SECRET), SECRET + ".png", "PNG", 1, 1);
        var question = temporary.messages().addQuestion(id, "What is a " + SECRET + "?", List.of(picture));
        var answer = temporary.messages().startAnswer(question.id());
        answer.append("A " + SECRET);
        answer.finish(AnswerEnd.of(MessageState.COMPLETE));
        return question;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Of every file in the folder of the library. */
    private String bytes() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(file).append('\n').append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
