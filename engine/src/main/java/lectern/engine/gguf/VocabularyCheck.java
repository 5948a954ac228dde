package lectern.engine.gguf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import lectern.engine.prompt.ControlToken;

/**
 * Checks a SentencePiece vocabulary the way llama.cpp's {@code llama-vocab.cpp} uses it: it ends the process when two
 * entries read the same, and when text needs a byte token that is missing.
 */
final class VocabularyCheck {

    private static final int MAX_TOKENS = 1 << 22;

    /** llama.cpp's {@code LLAMA_TOKEN_TYPE_*}. */
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int BYTE = 6;

    private static final String[] SPECIAL_IDS = {"bos", "eos", "eot", "eom", "unknown", "seperator", "padding", "mask"};

    private final GgufFile file;
    private final GgufStrings tokens;
    private final GgufValue.Numbers types;

    private VocabularyCheck(GgufFile file, GgufStrings tokens, GgufValue.Numbers types) {
        this.file = file;
        this.tokens = tokens;
        this.types = types;
    }

    /**
     * @param chatTokens whether the marks of a turn are special tokens
     * @param imageTokens whether the marks of a picture are
     */
    record Vocabulary(int size, boolean chatTokens, boolean imageTokens) {}

    static Vocabulary check(GgufFile file) throws GgufException {
        var kind = file.string("tokenizer.ggml.model").orElseThrow(() -> missing(file, "model"));
        if (!kind.equals("llama")) {
            throw GgufException.unsupported(file.path(), "splits text into tokens by “" + kind
                    + "”; Gemma 3 models do it by “llama” (SentencePiece). Lectern does not run such a model.");
        }
        var tokens = file.strings("tokenizer.ggml.tokens").orElseThrow(() -> missing(file, "tokens"));
        if (tokens.isEmpty() || tokens.size() > MAX_TOKENS) {
            throw GgufException.damaged(file.path(), "its vocabulary has " + tokens.size() + " entries");
        }
        var scores = file.numbers("tokenizer.ggml.scores", GgufType.FLOAT32)
                .orElseThrow(() -> missing(file, "scores"));
        var types = file.numbers("tokenizer.ggml.token_type", GgufType.INT32)
                .orElseThrow(() -> missing(file, "token_type"));
        if (scores.size() != tokens.size() || types.size() != tokens.size()) {
            throw GgufException.damaged(file.path(), "its vocabulary has " + tokens.size() + " entries, "
                    + scores.size() + " scores and " + types.size() + " types");
        }
        for (int i = 0; i < scores.size(); i++) {
            if (Float.isNaN(scores.floatAt(i))) {
                throw GgufException.damaged(file.path(), "the score of vocabulary entry " + i + " is not a number");
            }
        }
        checkSettings(file, tokens.size());
        return new VocabularyCheck(file, tokens, types).checkEntries();
    }

    private Vocabulary checkEntries() throws GgufException {
        var ids = HashMap.<String, Integer>newHashMap(tokens.size());
        for (int id = 0; id < tokens.size(); id++) {
            var text = text(id);
            var earlier = ids.putIfAbsent(text, id);
            if (earlier != null) {
                throw GgufException.damaged(file.path(), "entries " + earlier + " and " + id
                        + " of its vocabulary are the same");
            }
            if (types.intAt(id) == BYTE && !isByte(text)) {
                throw GgufException.damaged(file.path(), "entry " + id
                        + " of its vocabulary should stand for a byte and does not");
            }
        }
        for (int value = 0; value < 256; value++) {
            if (!ids.containsKey("<0x%02X>".formatted(value))) {
                throw GgufException.damaged(file.path(), "its vocabulary has no entry for the byte " + value);
            }
        }
        return new Vocabulary(tokens.size(),
                isSpecial(ids, ControlToken.START_OF_TURN) && isSpecial(ids, ControlToken.END_OF_TURN),
                isSpecial(ids, ControlToken.START_OF_IMAGE) && isSpecial(ids, ControlToken.END_OF_IMAGE));
    }

    /** An entry as llama.cpp sees it: up to the first zero byte, and named by its place when nothing is left. */
    private String text(int id) {
        var bytes = tokens.bytes(id);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return length == 0 ? "[EMPTY_" + id + "]" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isByte(String text) {
        return text.length() == 6 && text.startsWith("<0x") && text.endsWith(">")
                && Character.digit(text.charAt(3), 16) >= 0 && Character.digit(text.charAt(4), 16) >= 0;
    }

    private boolean isSpecial(Map<String, Integer> ids, String text) {
        var id = ids.get(text);
        return id != null && (types.intAt(id) == CONTROL || types.intAt(id) == USER_DEFINED);
    }

    private static void checkSettings(GgufFile file, int size) throws GgufException {
        for (var name : SPECIAL_IDS) {
            var id = file.uint32("tokenizer.ggml." + name + "_token_id");
            if (id.isPresent() && id.getAsInt() >= size) {
                throw GgufException.damaged(file.path(), "its " + name + " token " + id.getAsInt()
                        + " is outside its vocabulary of " + size);
            }
        }
        // Without them llama.cpp takes the ids of another family, where 1 begins a text and 2 ends it.
        for (var name : new String[] {"bos", "eos"}) {
            if (!file.metadata().containsKey("tokenizer.ggml." + name + "_token_id")) {
                throw missing(file, name + "_token_id");
            }
        }
        for (var flag : new String[] {"add_bos_token", "add_eos_token", "add_space_prefix",
                "remove_extra_whitespaces"}) {
            file.bool("tokenizer.ggml." + flag);
        }
        file.string("tokenizer.ggml.pre");
    }

    private static GgufException missing(GgufFile file, String key) {
        return GgufException.damaged(file.path(), "tokenizer.ggml." + key + " is missing from its metadata");
    }
}
