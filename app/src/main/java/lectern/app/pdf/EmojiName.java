package lectern.app.pdf;

import java.util.Locale;

/** What stands for an emoji that nobody has drawn: its name in Unicode, or the letters of the country a flag is of. */
final class EmojiName {

    private static final int JOINER = 0x200D;
    private static final int FIRST_REGION = 0x1F1E6;
    private static final int LAST_REGION = 0x1F1FF;

    private EmojiName() {}

    /** In brackets, without what only joins emoji or asks for their colour. */
    static String of(String emoji) {
        var name = new StringBuilder();
        emoji.codePoints()
                .filter(c -> c != JOINER && Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> !Character.isEmojiModifier(c))
                .forEach(c -> add(c, name));
        return "[" + name + "]";
    }

    private static void add(int c, StringBuilder name) {
        if (c >= FIRST_REGION && c <= LAST_REGION) {
            name.append((char) ('A' + c - FIRST_REGION));
        } else {
            name.append(name.isEmpty() ? "" : ", ");
            name.append(String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT));
        }
    }
}
