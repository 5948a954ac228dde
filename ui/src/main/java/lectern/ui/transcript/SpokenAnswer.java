package lectern.ui.transcript;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.Consumer;

/** Cuts an answer that is being written into what a voice can say: whole sentences, each once, without marks. */
final class SpokenAnswer {

    private final Consumer<String> say;
    private final Locale locale;
    private int said;

    SpokenAnswer(Locale locale, Consumer<String> say) {
        this.locale = locale;
        this.say = say;
    }

    /** More was written. @param markdown all of it so far */
    void written(String markdown) {
        said = Math.min(said, markdown.length());
        var sentences = BreakIterator.getSentenceInstance(locale);
        sentences.setText(markdown.substring(said));
        // The last one may go on.
        int last = sentences.last();
        int whole = last == BreakIterator.DONE ? 0 : sentences.preceding(last);
        if (whole > 0) {
            speak(markdown.substring(said, said + whole));
            said += whole;
        }
    }

    /** Nothing more comes. */
    void ended(String markdown) {
        if (markdown.length() > said) {
            speak(markdown.substring(said));
            said = markdown.length();
        }
    }

    private void speak(String markdown) {
        var words = markdown
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[*_`#>|~]+|^\\s*[-+]\\s", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
            say.accept(words);
        }
    }
}
