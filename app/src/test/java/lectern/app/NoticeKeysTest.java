package lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticeKeysTest {

    @Test
    void every_reason_below_has_a_key_of_its_own_in_one_form() {
        assertThat(NoticeKeys.all())
                .contains("storage.disk-full", "engine.context-too-small", "picture.too-large", "answer.left-out")
                .allMatch(key -> key.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"))
                .allMatch(key -> key.equals(key.toLowerCase(Locale.ROOT)));
    }
}
