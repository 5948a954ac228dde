package lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Only with {@code -Dlectern.test.messages=N}: takes minutes for a million. */
@EnabledIfSystemProperty(named = "lectern.test.messages", matches = "\\d+")
class SearchSpeedTest {

    private static final int WORDS = 20_000;
    private static final int QUERIES = 400;
    private static final int BATCH = 5_000;

    @TempDir
    Path folder;

    private final Random random = new Random(7);

    /** Few words are said often and most seldom, as in any language (Zipf's law). */
    private String word() {
        return "w" + Integer.toString((int) (Math.pow(WORDS, random.nextDouble()) - 1), 36);
    }

    private String sentence(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.append(" 北京大学").toString();
    }

    @Test
    void a_search_over_all_messages_takes_no_more_than_thirty_milliseconds() {
        int messages = Integer.getInteger("lectern.test.messages");
        try (var library = Library.open(folder)) {
            for (int done = 0; done < messages; done += BATCH) {
                int count = Math.min(BATCH, messages - done);
                library.transaction(() -> {
                    var conversation = library.conversations().create("Title " + word()).id();
                    for (int i = 0; i < count; i++) {
                        library.messages().addQuestion(conversation, sentence(30), List.of());
                    }
                    return null;
                });
            }
            long began = System.nanoTime();
            library.search().catchUp();
            double indexed = (System.nanoTime() - began) / 1e9;
            var times = new double[QUERIES];
            for (int i = 0; i < QUERIES; i++) {
                var query = switch (i % 4) {
                    case 0 -> word();
                    case 1 -> word() + " " + word();
                    case 2 -> "\"" + word() + " " + word() + "\"";
                    default -> "北京";
                };
                long start = System.nanoTime();
                library.search().search(query, 100);
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            double p95 = times[(int) (0.95 * QUERIES)];
            System.out.printf(
                    "Search over %d messages: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms; indexed in"
                            + " %.0f s%n",
                    messages, times[QUERIES / 2], p95, times[QUERIES - 1], indexed);
            assertThat(p95).isLessThanOrEqualTo(30);
        }
    }
}
