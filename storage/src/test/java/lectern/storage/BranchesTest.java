package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchesTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private Library library;
    private long conversation;

    @BeforeEach
    void open() {
        library = Library.open(folder, Schema.CURRENT, clock);
        conversation = library.conversations().create("A").id();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private long ask(String text) {
        return library.messages().addQuestion(conversation, text, List.of()).id();
    }

    private long answer(long question, String text) {
        var writer = library.messages().startAnswer(question);
        writer.append(text);
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        return writer.messageId();
    }

    private List<String> shown() {
        return library.messages().shown(conversation).stream().map(Message::text).toList();
    }

    @Test
    void a_question_in_place_of_another_begins_a_branch_and_both_can_be_shown() {
        var first = ask("One?");
        answer(first, "1");
        var second = ask("Two?");
        answer(second, "2");
        var instead = library.messages().addQuestionAfter(
                conversation, library.messages().find(second).orElseThrow().parentId(), "Three?", List.of());
        answer(instead.id(), "3");
        assertThat(shown()).containsExactly("One?", "1", "Three?", "3");
        assertThat(library.branches().alternatives(conversation))
                .isEqualTo(java.util.Map.of(
                        second, List.of(second, instead.id()), instead.id(), List.of(second, instead.id())));
        library.branches().show(second);
        assertThat(shown()).containsExactly("One?", "1", "Two?", "2");
    }

    @Test
    void the_first_question_can_have_others_in_its_place() {
        var first = ask("One?");
        var other = library.messages().addQuestionAfter(conversation, OptionalLong.empty(), "Other?", List.of());
        assertThat(shown()).containsExactly("Other?");
        assertThat(library.branches().alternatives(conversation)).containsKeys(first, other.id());
    }

    @Test
    void showing_what_is_shown_changes_nothing() {
        var first = ask("One?");
        answer(first, "1");
        ask("Two?");
        library.branches().show(first);
        assertThat(shown()).containsExactly("One?", "1", "Two?");
    }

    @Test
    void a_deleted_message_takes_what_follows_with_it_and_brings_it_back() {
        var first = ask("One?");
        answer(first, "1");
        var second = ask("Two?");
        answer(second, "2");
        library.branches().delete(second);
        assertThat(shown()).containsExactly("One?", "1");
        library.branches().restore(second);
        assertThat(shown()).containsExactly("One?", "1", "Two?", "2");
    }

    @Test
    void the_answer_beside_a_deleted_one_takes_its_place() {
        var first = ask("One?");
        answer(first, "1a");
        var again = answer(first, "1b");
        library.branches().delete(again);
        assertThat(shown()).containsExactly("One?", "1a");
        assertThat(library.branches().alternatives(conversation)).isEmpty();
    }

    @Test
    void deleting_the_first_message_leaves_an_empty_conversation() {
        var first = ask("One?");
        answer(first, "1");
        library.branches().delete(first);
        assertThat(shown()).isEmpty();
        ask("Anew?");
        assertThat(shown()).containsExactly("Anew?");
    }

    @Test
    void what_was_deleted_long_ago_goes_for_good() {
        var first = ask("One?");
        library.branches().delete(first);
        clock.advance(Duration.ofDays(31));
        library.tidy(Duration.ZERO);
        assertThat(library.messages().find(first)).isEmpty();
    }

    @Test
    void an_answer_goes_on_where_it_ended() {
        var first = ask("One?");
        var id = answer(first, "Half");
        var writer = library.messages().continueAnswer(id);
        assertThat(writer.hasAppended()).isFalse();
        writer.append(" and half");
        assertThat(writer.hasAppended()).isTrue();
        writer.finish(AnswerEnd.of(MessageState.COMPLETE));
        assertThat(shown()).containsExactly("One?", "Half and half");
    }

    @Test
    void conversations_are_pinned_and_archived_and_let_go() {
        library.conversations().pin(conversation, true);
        library.conversations().archive(conversation, true);
        assertThat(library.conversations().get(conversation)).satisfies(c -> {
            assertThat(c.pinnedAt()).isPresent();
            assertThat(c.archivedAt()).isPresent();
        });
        library.conversations().pin(conversation, false);
        library.conversations().archive(conversation, false);
        assertThat(library.conversations().get(conversation)).satisfies(c -> {
            assertThat(c.pinnedAt()).isEmpty();
            assertThat(c.archivedAt()).isEmpty();
        });
    }
}
