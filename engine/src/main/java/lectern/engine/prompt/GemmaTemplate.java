package lectern.engine.prompt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lectern.engine.Chat;
import lectern.engine.prompt.PromptPart.Control;
import lectern.engine.prompt.PromptPart.Image;
import lectern.engine.prompt.PromptPart.Words;

/**
 * Gemma 3's chat template, as {@code Gemma3Processor} of the transformers library applies it.
 *
 * <p>System text goes in front of the first user turn, followed by a blank line; each text is trimmed by itself; a
 * picture is its image tokens between two control tokens, with a blank line on both sides; one that is also shown in
 * crops (Pan &amp; Scan) is all of them in one sentence; roles alternate. Text that stands together is one piece,
 * because tokens may span the seam between template and user text.
 */
public final class GemmaTemplate {

    private GemmaTemplate() {}

    /** As {@link #render(Chat, List)}, every picture shown only whole. */
    public static List<PromptPart> render(Chat chat) {
        return render(chat, Collections.nCopies(chat.pictures().size(), 0));
    }

    /**
     * The prompt for a chat, up to where the model begins to write, or goes on to. Pictures and their crops become
     * views 0, 1, 2 … in order, each picture before its crops.
     *
     * @param crops for each picture of the chat, in how many crops it is shown besides the whole
     * @throws IllegalArgumentException with a sentence when there is nothing to answer or the roles do not alternate
     */
    public static List<PromptPart> render(Chat chat, List<Integer> crops) {
        checkRoles(chat);
        var out = new Builder();
        var cropsOfNext = crops.iterator();
        out.control(ControlToken.BOS);
        boolean goesOn = chat.turns().getLast().role() == Chat.Role.MODEL;
        var asked = chat.turns().get(chat.turns().size() - (goesOn ? 2 : 1));
        for (int i = 0; i < chat.turns().size(); i++) {
            var turn = chat.turns().get(i);
            boolean open = goesOn && i == chat.turns().size() - 1;
            out.control(ControlToken.START_OF_TURN);
            out.words(turn.role() == Chat.Role.USER ? "user\n" : "model\n");
            if (i == 0) {
                chat.system().ifPresent(s -> out.words(s + "\n\n"));
            }
            for (var part : turn.parts()) {
                switch (part) {
                    case Chat.Text text when open -> out.words(text.text().stripLeading());
                    case Chat.Text text -> out.text(text, turn == asked);
                    case Chat.Picture picture -> out.picture(cropsOfNext.next());
                }
            }
            if (open) {
                return out.parts();
            }
            out.control(ControlToken.END_OF_TURN);
            out.words("\n");
        }
        out.control(ControlToken.START_OF_TURN);
        out.words("model\n");
        return out.parts();
    }

    /**
     * The text of a chat without any control token, for models that only continue text.
     *
     * @throws IllegalArgumentException as {@link #render}
     */
    public static List<PromptPart> renderPlain(Chat chat) {
        checkRoles(chat);
        var out = new Builder();
        out.control(ControlToken.BOS);
        chat.system().ifPresent(s -> out.words(s + "\n\n"));
        out.words(chat.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .filter(Chat.Text.class::isInstance)
                .map(part -> ((Chat.Text) part).text())
                .collect(Collectors.joining("\n\n")));
        return out.parts();
    }

    /** A prompt written out, each view as so many soft tokens. */
    public static String text(List<PromptPart> parts, int tokensPerImage) {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Control control -> text.append(control.token());
                case Words words -> text.append(words.text());
                case Image image -> text.repeat(ControlToken.SOFT_TOKEN, tokensPerImage);
            }
        }
        return text.toString();
    }

    private static void checkRoles(Chat chat) {
        if (chat.turns().isEmpty()) {
            throw new IllegalArgumentException("There is no question to answer: the conversation is empty.");
        }
        for (int i = 0; i < chat.turns().size(); i++) {
            if ((chat.turns().get(i).role() == Chat.Role.USER) != (i % 2 == 0)) {
                throw new IllegalArgumentException(
                        "The turns of a conversation have to alternate, beginning with the user's.");
            }
        }
    }

    /**
     * Python's {@code str.strip()}, which the reference uses: it also takes the no-break spaces and the next-line
     * character that {@link String#strip} leaves.
     */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isPythonSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isPythonSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isPythonSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** Joins neighbouring words and numbers the views. */
    private static final class Builder {
        private final List<PromptPart> parts = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private OptionalInt question = OptionalInt.empty();
        private int views;

        void control(String token) {
            flush();
            parts.add(new Control(token));
        }

        void words(String text) {
            words.append(text);
        }

        /** @param isAsked whether it belongs to the last question */
        void text(Chat.Text text, boolean isAsked) {
            var trimmed = trim(text.text());
            if (isAsked && text.question().isPresent()) {
                int leading = text.text().indexOf(trimmed);
                question = OptionalInt.of(words.length() + Math.clamp(
                        text.question().getAsInt() - leading, 0, trimmed.length()));
            }
            words(trimmed);
        }

        /** Words and spaces as {@code Gemma3Processor.__call__} has them. */
        void picture(int crops) {
            if (crops == 0) {
                image();
                return;
            }
            words("Here is the original image ");
            image();
            words(" and here are some crops to help you see better ");
            for (int i = 0; i < crops; i++) {
                if (i > 0) {
                    words(" ");
                }
                image();
            }
        }

        private void image() {
            words("\n\n");
            control(ControlToken.START_OF_IMAGE);
            parts.add(new Image(views++));
            control(ControlToken.END_OF_IMAGE);
            words("\n\n");
        }

        List<PromptPart> parts() {
            flush();
            return List.copyOf(parts);
        }

        private void flush() {
            if (!words.isEmpty()) {
                parts.add(new Words(words.toString(), question));
                words.setLength(0);
                question = OptionalInt.empty();
            }
        }
    }
}
