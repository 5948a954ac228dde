package lectern.ui;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;

/** A window whose list has three conversations, named by when they were begun. */
abstract class ThreeConversationsTest extends WindowTest {

    @BeforeEach
    void three_conversations() {
        awaitReady();
        for (var title : new String[] {"Oldest", "Middle", "Newest"}) {
            press(KeyCode.CONTROL, KeyCode.N);
            untilTexts();
            ask(title);
            until(title + " is answered", () -> texts().size() == 2 && find(".copy") != null);
        }
        untilTitles("Newest", "Middle", "Oldest");
    }

    void untilTitles(String... titles) {
        until("the list is " + List.of(titles), () -> titles().equals(List.of(titles)));
    }
}
