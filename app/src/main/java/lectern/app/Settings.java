package lectern.app;

import java.util.List;
import java.util.function.Consumer;
import lectern.engine.AnswerOptions;
import lectern.engine.EncoderChoice;
import lectern.engine.EngineSettings;

/** What the person chose. Reading is quick enough for any thread: values are held in memory. */
public interface Settings {

    /** Instructions that go before every conversation; empty for none. */
    Setting<String> SYSTEM_TEXT = Setting.text("answer.system-text", "");

    /** Named instructions, one of which may be chosen. */
    Setting<List<NamedText>> PERSONAS = NamedText.setting("answer.personas");

    /** The name of the persona that answers; empty for none. */
    Setting<String> PERSONA = Setting.text("answer.persona", "");

    /** Questions that the composer offers; none for the usual ones. */
    Setting<List<NamedText>> PRESETS = NamedText.setting("composer.presets");

    /** Whether the model names conversations after their first answer. */
    Setting<Boolean> NAME_CONVERSATIONS = Setting.flag("conversations.named", true);

    /** See {@link lectern.engine.Sampling#temperature()}; the default is that of its reading preset. */
    Setting<Double> TEMPERATURE = Setting.decimal("answer.temperature", 0.2, 0, 10);

    Setting<Integer> TOP_K = Setting.integer("answer.top-k", 64, 0, Integer.MAX_VALUE);

    Setting<Double> TOP_P = Setting.decimal("answer.top-p", 0.95, 1e-6, 1);

    Setting<Double> MIN_P = Setting.decimal("answer.min-p", 0.0, 0, 1);

    Setting<Double> REPEAT_PENALTY = Setting.decimal("answer.repeat-penalty", 1.0, 1e-6, 10);

    /** Most tokens of an answer; 0 = until it ends by itself. */
    Setting<Integer> MAX_TOKENS = Setting.integer("answer.max-tokens", 0, 0, Integer.MAX_VALUE);

    /** Of the engine: 0 = one for each physical core. Takes effect when a model is opened. */
    Setting<Integer> THREADS = Setting.integer("engine.threads", 0, 0, 1024);

    /**
     * Tokens of the context window: 0 = chosen by the engine. A change opens the model again, after the answers that
     * were asked for before.
     */
    Setting<Integer> CONTEXT_SIZE = Setting.integer("engine.context-size", 0, 0, 1 << 20);

    Setting<Integer> BATCH_SIZE = Setting.integer("engine.batch-size", 0, 0, 1 << 20);

    Setting<Integer> MICRO_BATCH_SIZE = Setting.integer("engine.micro-batch-size", 0, 0, 1 << 20);

    /** Layers on a GPU: -1 = all. Takes effect when a model is opened. */
    Setting<Integer> GPU_LAYERS = Setting.integer("engine.gpu-layers", -1, -1, 10_000);

    /** What turns pictures into image tokens. Takes effect when a model is opened. */
    Setting<EncoderChoice> ENCODER = Setting.choice("engine.encoder", EncoderChoice.AUTO);

    /** Whether what is attached is encoded and read while its question is being written. */
    Setting<Boolean> ENCODE_AHEAD = Setting.flag("engine.encode-ahead", true);

    /** Most megabytes on the disk of pictures as a model takes them. Takes effect when a model is opened. */
    Setting<Integer> KEEP_PICTURES = Setting.integer("engine.keep-pictures", 1024, 0, 1 << 20);

    /**
     * Most megabytes on the disk of what models made of documents and questions. Takes effect when a model is opened.
     */
    Setting<Integer> KEEP_PROMPTS = Setting.integer("engine.keep-prompts", 2048, 0, 1 << 20);

    /** What was chosen, or the default. A value that cannot be read counts as not chosen. */
    <T> T get(Setting<T> setting);

    /** @throws IllegalArgumentException when the value is out of the setting's range; nothing was changed then */
    <T> void set(Setting<T> setting, T value);

    /** Goes back to the default. */
    void reset(Setting<?> setting);

    /** Hears every change of one setting. */
    <T> Subscription listen(Setting<T> setting, Consumer<T> listener);

    /** What goes before every conversation: the instructions, and those of the persona that is chosen. */
    String instructions();

    /** The settings of an answer together. */
    AnswerOptions answerOptions();

    /** The settings of the engine together. */
    EngineSettings engineSettings();
}
