package lectern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.app.Notice;
import lectern.app.NoticeKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of messages are in step. */
class LanguagesTest {

    private static final String NOTICE = "notice.";

    static Stream<String> others() {
        return Languages.TAGS.stream().filter(tag -> !tag.equals("en"));
    }

    /** Of the window's own texts; those of notices are {@link #notices}. */
    private static Set<String> keys(String tag) throws IOException {
        var keys = messages(tag).stringPropertyNames();
        return keys.stream().filter(key -> !key.startsWith(NOTICE)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> notices(String tag) throws IOException {
        return messages(tag).stringPropertyNames().stream()
                .filter(key -> key.startsWith(NOTICE))
                .map(key -> key.substring(NOTICE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String tag) throws IOException {
        var language = tag.isEmpty() ? "" : "_" + Locale.forLanguageTag(tag).getLanguage();
        var properties = new Properties();
        try (var in = Languages.class.getResourceAsStream("messages" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static List<String> places(String text) {
        var format = new MessageFormat(text);
        return Stream.iterate(0, i -> i + 1)
                .limit(format.getFormatsByArgumentIndex().length)
                .map(i -> "{" + i + "}")
                .toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_language_has_every_text(String tag) throws IOException {
        var missing = keys("");
        missing.removeAll(keys(tag));
        assertThat(missing).as("keys without a text in " + tag).isEmpty();
        var unknown = keys(tag);
        unknown.removeAll(keys(""));
        assertThat(unknown).as("texts in " + tag + " that nothing uses").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void texts_have_the_same_variable_parts_and_no_straight_apostrophes(String tag) throws IOException {
        assertSameForm(messages(""), keys(""), tag);
    }

    @Test
    void notices_bring_their_english_along() throws IOException {
        assertThat(notices("")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_language_says_every_notice(String tag) throws IOException {
        assertThat(notices(tag)).isEqualTo(NoticeKeys.all());
        assertSameForm(messages("de"), notices("de").stream().map(NOTICE::concat).toList(), tag);
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_question_that_does_not_fit_speaks_of_pictures_only_where_there_are_some(String tag) {
        var text = said(tag, List.of(2_107_595, 8192, 0));
        assertThat(text).isNotEqualTo("English").doesNotContain("{", "#", "2107595");
        assertThat(said(tag, List.of(2_107_595, 8192, 256))).isNotEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_notice_that_lacks_what_a_translation_speaks_of_says_its_own_sentence(String tag) {
        assertThat(said(tag, List.of())).isEqualTo("English");
    }

    private static String said(String tag, List<Object> arguments) {
        var bundle = ResourceBundle.getBundle("lectern.ui.messages", Locale.forLanguageTag(tag));
        return Messages.of(new Notice("engine.context-too-small", arguments, "English"), bundle);
    }

    private static void assertSameForm(Properties model, Collection<String> keys, String tag) throws IOException {
        var texts = messages(tag);
        for (var key : keys) {
            var text = texts.getProperty(key, "");
            assertThat(text).as(tag + " " + key).doesNotContain("'").isNotBlank();
            assertThat(places(text)).as(tag + " " + key).isEqualTo(places(model.getProperty(key)));
        }
    }

    @Test
    void german_says_sie_to_the_person_and_du_only_to_the_model() throws IOException {
        var german = messages("de");
        var toTheModel = Pattern.compile("preset\\.\\w+\\.words|settings\\.(personas|system)\\.words");
        var familiar = Pattern.compile("\\b([Dd]u|[Dd]ir|[Dd]ich|[Dd]ein\\w*|[Vv]ersuche es)\\b");
        assertThat(german.stringPropertyNames())
                .filteredOn(key -> !toTheModel.matcher(key).matches())
                .filteredOn(key -> familiar.matcher(german.getProperty(key)).find())
                .isEmpty();
    }

    @Test
    void the_language_that_was_kept_is_used(@TempDir Path folder) {
        var before = Locale.getDefault();
        try {
            Languages.keep(folder, "ja");
            Languages.use(folder);
            assertThat(Locale.getDefault()).isEqualTo(Locale.JAPANESE);
            Languages.keep(folder, "no-such");
            Languages.use(folder);
            assertThat(Locale.getDefault().getLanguage()).isEqualTo("ja");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void there_are_nine() {
        assertThat(Languages.TAGS).hasSize(9).doesNotHaveDuplicates();
        assertThat(Arrays.asList("ar", "hi", "zh-CN")).allMatch(Languages.TAGS::contains);
    }
}
