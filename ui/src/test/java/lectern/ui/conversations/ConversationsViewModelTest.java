package lectern.ui.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lectern.app.AppException;
import lectern.app.AppPaths;
import lectern.app.AskListener;
import lectern.app.Conversations;
import lectern.app.Lectern;
import lectern.app.Notice;
import lectern.app.ScriptedEngine;
import lectern.ui.task.SameThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsViewModelTest {

    @TempDir
    Path folder;

    private final OpenConversation open = new OpenConversation();
    private Lectern lectern;

    @BeforeEach
    void twoConversations() {
        lectern = Lectern.start(AppPaths.under(folder), new ScriptedEngine());
        for (var question : List.of("Older", "Newer")) {
            lectern.asking().askNew(question, List.of(), AskListener.NONE).completion().toCompletableFuture().join();
        }
    }

    @AfterEach
    void close() {
        lectern.close();
    }

    private ConversationsViewModel list(Conversations conversations) {
        return new ConversationsViewModel(conversations, open, new SameThread());
    }

    /** The real ones, but some methods find the disk full. */
    private Conversations failing(Set<String> methods) {
        var real = lectern.conversations();
        return (Conversations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Conversations.class}, (proxy, method, arguments) -> {
                    if (methods.contains(method.getName())) {
                        throw new AppException(Notice.of("storage.disk-full", "The disk is full."));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<String> titles(ConversationsViewModel list) {
        return list.items().stream().map(item -> item.titleProperty().get()).toList();
    }

    @Test
    void a_name_that_could_not_be_kept_is_taken_back_with_a_sentence() {
        var list = list(failing(Set.of("rename")));
        list.rename(list.items().getFirst(), "Receipts");
        assertThat(titles(list)).containsExactly("Newer", "Older");
        assertThat(list.problemProperty().get()).isEqualTo("The disk is full.");
    }

    @Test
    void a_conversation_that_could_not_be_deleted_is_still_listed() {
        var list = list(failing(Set.of("delete")));
        list.delete(list.items().getFirst());
        assertThat(titles(list)).containsExactly("Newer", "Older");
        assertThat(list.deletedProperty().get()).isNull();
        assertThat(list.problemProperty().get()).isEqualTo("The disk is full.");
    }

    @Test
    void a_list_that_cannot_be_read_says_so() {
        var list = list(failing(Set.of("list")));
        assertThat(list.items()).isEmpty();
        assertThat(list.problemProperty().get()).isEqualTo("The disk is full.");
    }

    @Test
    void a_blank_name_changes_nothing() {
        var list = list(lectern.conversations());
        list.rename(list.items().getFirst(), "  ");
        assertThat(titles(list)).containsExactly("Newer", "Older");
        assertThat(lectern.conversations().list().getFirst().title()).isEqualTo("Newer");
    }

    @Test
    void deleting_the_open_one_opens_the_next_and_taking_it_back_opens_it_again() {
        var list = list(lectern.conversations());
        var newer = list.items().getFirst();
        list.select(newer);
        list.delete(newer);
        assertThat(open.is(list.items().getFirst().id())).isTrue();
        assertThat(list.deletedProperty().get()).isSameAs(newer);
        list.undoDelete();
        assertThat(titles(list)).containsExactly("Newer", "Older");
        assertThat(open.is(newer.id())).isTrue();
        assertThat(list.selectedProperty().get().titleProperty().get()).isEqualTo("Newer");
    }

    @Test
    void only_the_first_of_a_group_has_its_heading() {
        var list = list(lectern.conversations());
        assertThat(list.items().stream().map(item -> item.headingProperty().get())).containsExactly("Today", "");
    }
}
