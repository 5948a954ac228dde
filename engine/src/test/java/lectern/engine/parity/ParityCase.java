package lectern.engine.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lectern.engine.Chat;
import lectern.engine.document.RgbImage;
import lectern.engine.gguf.GgmlType;
import lectern.engine.testmodel.TinyGemma;

/**
 * A conversation with pictures, the same one for the same number on every machine. Together they vary what could go
 * differently in Lectern and in llama.cpp's own programs: how many pictures and where, their shapes, turns, system
 * text, scripts, and lengths below and beyond the sliding window, the micro-batch and the picture's own size.
 *
 * @param name unique, starts with the model's name
 * @param model what answers
 */
public record ParityCase(String name, TinyGemma model, Chat chat) {

    private static final String[] PHRASES = {
        "What does the picture show?", "Read the total on this invoice.", "Which colour is the car in the middle?",
        "Compare both documents and list what is different.", "Answer only with the number.", "  Two  spaces.  ",
        "Größe, déjà vu, Čeština", "这张发票的总金额是多少？", "ما هو المجموع؟", "Сколько это стоит?", "👍🏽 🇩🇪 ok",
        "Line one\nline two\n\n\nline five", "\tTabs\tand\t\tmore", "1,234.56 € on 24.11.2026", "<b>bold</b> & <table>",
        "Who signed the contract? It was signed by the owner of the company and by the buyer, on the last page.",
    };

    /** Small, with pictures of 4 tokens; wider, with 64; and with 256, as many as the real encoder makes. */
    public static List<TinyGemma> models() {
        return List.of(
                new TinyGemma(),
                new TinyGemma(2, 8, 128, 4096, 224, GgmlType.F32),
                new TinyGemma(3, 13, 64, 8192, 448, GgmlType.F16));
    }

    /** The case with this number, from 0, of a model. */
    public static ParityCase of(int modelIndex, int number) {
        var model = models().get(modelIndex);
        var random = new Random(1000L * modelIndex + number);
        return new ParityCase("model" + modelIndex + "-case" + number, model, chat(random, model));
    }

    private static Chat chat(Random random, TinyGemma model) {
        int budget = model.contextLength() * 3 / 4;
        int pictures = Math.min(random.nextInt(5), Math.max(1, (budget - 100) / (model.tokensPerImage() + 8)));
        int textTokens = random.nextInt(4) == 0 ? budget - pictures * (model.tokensPerImage() + 8) : 120;
        var turns = new ArrayList<Chat.Turn>();
        int userTurns = 1 + random.nextInt(3);
        for (int turn = 0; turn < userTurns; turn++) {
            int here = turn == userTurns - 1 ? pictures : random.nextInt(pictures + 1);
            pictures -= here;
            turns.add(new Chat.Turn(Chat.Role.USER, parts(random, here, textTokens / userTurns)));
            if (turn < userTurns - 1) {
                turns.add(Chat.Turn.model(phrase(random)));
            }
        }
        return new Chat(random.nextInt(3) == 0 ? Optional.of(phrase(random)) : Optional.empty(), turns);
    }

    /** Text of about so many tokens, counted in pessimistic halves of a character, with pictures anywhere in it. */
    private static List<Chat.Part> parts(Random random, int pictures, int tokens) {
        var parts = new ArrayList<Chat.Part>();
        var text = new StringBuilder(phrase(random));
        while (text.length() < tokens / 2 && random.nextInt(12) > 0) {
            text.append(' ').append(phrase(random));
        }
        parts.add(new Chat.Text(text.toString()));
        for (int i = 0; i < pictures; i++) {
            parts.add(random.nextInt(parts.size() + 1), new Chat.Picture(picture(random)));
            if (random.nextInt(3) == 0) {
                parts.add(random.nextInt(parts.size() + 1), new Chat.Text(phrase(random)));
            }
        }
        return parts;
    }

    private static String phrase(Random random) {
        return PHRASES[random.nextInt(PHRASES.length)];
    }

    /** Smooth colour with a few hard-edged rectangles and some noise, of any shape from one pixel up. */
    private static RgbImage picture(Random random) {
        int width = 1 + random.nextInt(random.nextBoolean() ? 90 : 700);
        int height = 1 + random.nextInt(random.nextBoolean() ? 90 : 500);
        var pixels = new byte[width * height * 3];
        int[] slope = {random.nextInt(9) - 4, random.nextInt(9) - 4, random.nextInt(9) - 4};
        int noise = random.nextInt(60) + 1;
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            pixels[i] = (byte) Math.clamp(128 + slope[i % 3] * x * 30 / width + slope[(i + 1) % 3] * y * 30 / height
                    + random.nextInt(noise) - noise / 2, 0, 255);
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            int right = left + 1 + random.nextInt(width - left);
            int bottom = top + 1 + random.nextInt(height - top);
            int colour = random.nextInt(1 << 24);
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    for (int c = 0; c < 3; c++) {
                        pixels[(y * width + x) * 3 + c] = (byte) (colour >> 8 * c);
                    }
                }
            }
        }
        return new RgbImage(width, height, pixels);
    }
}
