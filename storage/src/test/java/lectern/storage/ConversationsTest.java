package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lectern.storage.StorageException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {

    @TempDir
    Path folder;

    private Library library;
    private ConversationStore conversations;
    private MessageStore messages;

    @BeforeEach
    void open() {
        library = Library.open(folder, Schema.CURRENT, new SettableClock());
        conversations = library.conversations();
        messages = library.messages();
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void the_conversation_that_changed_last_is_listed_first() {
        var a = conversations.create("A").id();
        var b = conversations.create("B").id();
        assertThat(ids()).containsExactly(b, a);
        messages.addQuestion(a, "Hello", List.of());
        assertThat(ids()).containsExactly(a, b);
    }

    @Test
    void a_listed_conversation_shows_how_many_messages_it_has_and_how_the_newest_begins() {
        var id = conversations.create("A").id();
        assertThat(conversations.get(id).messageCount()).isZero();
        assertThat(conversations.get(id).snippet()).isEmpty();
        var question = messages.addQuestion(id, "  What\n\tis  this? ", List.of());
        var writer = messages.startAnswer(question.id());
        assertThat(conversations.get(id).snippet()).isEqualTo("What is this?");
        writer.append("🙂".repeat(500));
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        assertThat(conversations.get(id).messageCount()).isEqualTo(2);
        assertThat(conversations.get(id).snippet()).isEqualTo("🙂".repeat(160));
    }

    @Test
    void a_deleted_conversation_leaves_the_list_and_can_be_restored_whole() {
        var id = conversations.create("A").id();
        messages.addQuestion(id, "Hello", List.of());
        conversations.delete(id);
        conversations.delete(id);
        assertThat(conversations.list()).isEmpty();
        assertThat(conversations.listDeleted()).extracting(Conversation::id).containsExactly(id);
        assertThat(conversations.get(id).deletedAt()).isPresent();
        conversations.restore(id);
        assertThat(ids()).containsExactly(id);
        assertThat(messages.shown(id)).hasSize(1);
    }

    @Test
    void a_purged_conversation_is_gone_however_long_it_was_and_its_id_is_not_given_again() {
        var id = conversations.create("A").id();
        library.transaction(() -> {
            for (int i = 0; i < 3000; i++) {
                messages.addQuestion(id, "Message " + i, List.of());
            }
            return null;
        });
        assertThat(messages.shown(id)).hasSize(3000);
        assertThat(conversations.get(id).messageCount()).isEqualTo(3000);
        library.drafts().save(OptionalLong.of(id), new Draft("Unfinished", List.of()));
        conversations.purge(id);
        conversations.purge(id);
        assertThat(conversations.find(id)).isEmpty();
        assertThat(messages.shown(id)).isEmpty();
        assertThat(conversations.create("B").id()).isGreaterThan(id);
    }

    @Test
    void what_is_not_there_fails_with_a_sentence() {
        for (Callable<?> use : List.<Callable<?>>of(
                () -> conversations.get(7),
                () -> messages.addQuestion(7, "Hello", List.of()),
                () -> messages.startAnswer(7),
                () -> {
                    conversations.rename(7, "Seven");
                    return null;
                },
                () -> {
                    library.drafts().save(OptionalLong.of(7), new Draft("x", List.of()));
                    return null;
                })) {
            assertThatThrownBy(use::call)
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
        }
    }

    @Test
    void another_answer_to_the_same_question_takes_the_place_of_the_first_which_stays_beside_it() {
        var id = conversations.create("A").id();
        var question = messages.addQuestion(id, "What?", List.of());
        long first = answer(question.id(), "This.");
        long second = answer(question.id(), "That.");
        assertThat(messages.shown(id)).extracting(Message::text).containsExactly("What?", "That.");
        assertThat(messages.find(first).orElseThrow().parentId()).hasValue(question.id());
        assertThat(conversations.get(id).currentLeaf()).hasValue(second);
        assertThat(messages.branchTo(first)).extracting(Message::text).containsExactly("What?", "This.");
    }

    @Test
    void everything_about_an_answer_is_kept() {
        var id = conversations.create("A").id();
        var question = messages.addQuestion(id, "What?", List.of());
        var writer = messages.startAnswer(question.id());
        writer.append("Par");
        writer.append("tial");
        var error = new MessageError("engine.lost", "[1]", "The engine ended.");
        writer.finish(new AnswerEnd(
                MessageState.INTERRUPTED,
                Optional.of("CANCELLED"),
                Optional.of(error),
                Optional.of("{\"answerTokens\":2}"),
                Optional.of("gemma3 4B"),
                Optional.of("{}"),
                Optional.of("[1]"),
                Optional.of("[\"2-4\"]")));
        messages.setRereads(writer.messageId(), question.id());
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        writer.append("late");
        writer.flush();
        assertThat(messages.shown(id).getLast()).satisfies(m -> {
            assertThat(m.text()).isEqualTo("Partial");
            assertThat(m.role()).isEqualTo(Role.MODEL);
            assertThat(m.state()).isEqualTo(MessageState.INTERRUPTED);
            assertThat(m.stopReason()).contains("CANCELLED");
            assertThat(m.error()).contains(error);
            assertThat(m.stats()).contains("{\"answerTokens\":2}");
            assertThat(m.model()).contains("gemma3 4B");
            assertThat(m.doubts()).contains("[1]");
            assertThat(m.pages()).contains("[\"2-4\"]");
            assertThat(m.rereads()).hasValue(question.id());
        });
    }

    @Test
    void an_answer_that_is_being_written_when_the_library_closes_is_interrupted_with_its_text() {
        var id = conversations.create("A").id();
        var writer = messages.startAnswer(messages.addQuestion(id, "What?", List.of()).id());
        writer.append("Half of");
        library.close();
        library = Library.open(folder);
        assertThat(library.messages().shown(id).getLast()).satisfies(m -> {
            assertThat(m.text()).isEqualTo("Half of");
            assertThat(m.state()).isEqualTo(MessageState.INTERRUPTED);
        });
    }

    @Test
    void a_question_with_a_picture_that_was_never_added_is_not_kept() {
        var id = conversations.create("A").id();
        var picture = new Attachment("0".repeat(64), "p.png", "PNG", 1, 1, 1, 1, Optional.empty());
        assertThatThrownBy(() -> messages.addQuestion(id, "What?", List.of(picture)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ATTACHMENT_MISSING))
                .hasMessageContaining("p.png");
        assertThat(messages.shown(id)).isEmpty();
        assertThat(conversations.get(id).currentLeaf()).isEmpty();
    }

    @Test
    void many_threads_write_at_once_and_lose_nothing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<Future<Long>>();
            for (int t = 0; t < 4; t++) {
                var name = "Thread " + t;
                done.add(threads.submit(() -> {
                    var id = conversations.create(name).id();
                    for (int i = 0; i < 10; i++) {
                        var writer = messages.startAnswer(
                                messages.addQuestion(id, name + " asks " + i, List.of()).id());
                        writer.append(name);
                        writer.flush();
                        writer.append(" answers " + i);
                        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
                        assertThat(conversations.list()).isNotEmpty();
                    }
                    return id;
                }));
            }
            for (var future : done) {
                var id = future.get();
                var name = conversations.get(id).title();
                assertThat(messages.shown(id)).hasSize(20).allMatch(m -> m.text().startsWith(name));
                assertThat(messages.shown(id).getLast().text()).isEqualTo(name + " answers 9");
            }
        }
    }

    private long answer(long questionId, String text) {
        var writer = messages.startAnswer(questionId);
        writer.append(text);
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        return writer.messageId();
    }

    private List<Long> ids() {
        return conversations.list().stream().map(Conversation::id).toList();
    }

    private Optional<String> folder(long id) {
        return library.conversations().get(id).folder();
    }

    @Test
    void conversations_lie_in_folders_that_can_be_renamed_joined_and_dissolved() {
        var conversations = library.conversations();
        long one = conversations.create("One").id();
        long two = conversations.create("Two").id();
        long three = conversations.create("Three").id();
        assertThat(folder(one)).isEmpty();
        conversations.file(one, Optional.of("Bills"));
        conversations.file(two, Optional.of("Letters"));
        conversations.renameFolder("Bills", Optional.of("Letters"));
        assertThat(List.of(folder(one), folder(two))).containsOnly(Optional.of("Letters"));
        conversations.file(two, Optional.empty());
        conversations.renameFolder("Letters", Optional.empty());
        assertThat(List.of(folder(one), folder(two), folder(three))).containsOnly(Optional.empty());
        assertThatThrownBy(() -> conversations.file(99, Optional.of("Bills"))).isInstanceOf(StorageException.class);
    }

    @Test
    void the_newest_messages_of_a_branch_come_alone_in_order() {
        long id = library.conversations().create("Long").id();
        for (int i = 0; i < 9; i++) {
            library.messages().addQuestion(id, "Message " + i, List.of());
        }
        assertThat(library.messages().newest(id, 3)).extracting(Message::text)
                .containsExactly("Message 6", "Message 7", "Message 8");
        assertThat(library.messages().newest(id, 100)).isEqualTo(library.messages().shown(id)).hasSize(9);
    }
}
