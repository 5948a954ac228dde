package lectern.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.engine.AnswerOptions;
import lectern.engine.EngineSettings;
import lectern.engine.Sampling;
import lectern.storage.SettingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of the library, all of them in memory as well. */
final class LibrarySettings implements Settings {

    private static final Logger LOG = LoggerFactory.getLogger(LibrarySettings.class);

    private final SettingStore store;
    private final Map<String, String> values;
    private final Map<String, Listeners<Object>> listeners = new ConcurrentHashMap<>();

    LibrarySettings(SettingStore store) {
        this.store = store;
        this.values = new ConcurrentHashMap<>(Notices.kept(store::all));
    }

    @Override
    public <T> T get(Setting<T> setting) {
        var text = values.get(setting.name());
        if (text == null) {
            return setting.fallback();
        }
        try {
            return setting.read(text);
        } catch (IllegalArgumentException e) {
            LOG.warn("The setting {} cannot be read and counts as not chosen", setting.name());
            return setting.fallback();
        }
    }

    @Override
    public <T> void set(Setting<T> setting, T value) {
        var text = setting.write(value);
        // One after the other, so that memory and disk end with the same value.
        synchronized (this) {
            Notices.keep(() -> store.put(setting.name(), text));
            values.put(setting.name(), text);
        }
        tell(setting, value);
    }

    @Override
    public void reset(Setting<?> setting) {
        synchronized (this) {
            Notices.keep(() -> store.remove(setting.name()));
            values.remove(setting.name());
        }
        tell(setting, setting.fallback());
    }

    /** Everything is as nothing had been chosen; the store has been emptied already. */
    void forget() {
        synchronized (this) {
            values.clear();
        }
        // Listeners read what is set now, whatever they are told.
        listeners.values().forEach(interested -> interested.tell(""));
    }

    @Override
    public <T> Subscription listen(Setting<T> setting, Consumer<T> listener) {
        return listeners
                .computeIfAbsent(setting.name(), name -> new Listeners<>())
                // Read again: whatever was told, the listener ends with what is set now.
                .add(news -> listener.accept(get(setting)));
    }

    @Override
    public String instructions() {
        var chosen = get(PERSONA);
        var persona = get(PERSONAS).stream().filter(p -> p.name().equals(chosen)).map(NamedText::words);
        return Stream.concat(Stream.of(get(SYSTEM_TEXT)), persona)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public AnswerOptions answerOptions() {
        var reading = Sampling.READING;
        var sampling = new Sampling(
                get(TEMPERATURE),
                get(TOP_K),
                get(TOP_P),
                get(MIN_P),
                get(REPEAT_PENALTY),
                reading.repeatLastN(),
                reading.seed());
        return new AnswerOptions(sampling, get(MAX_TOKENS), List.of());
    }

    @Override
    public EngineSettings engineSettings() {
        return new EngineSettings(
                get(THREADS), get(CONTEXT_SIZE), get(BATCH_SIZE), get(MICRO_BATCH_SIZE), get(GPU_LAYERS),
                get(ENCODER),
                new EngineSettings.Keep((long) get(KEEP_PICTURES) << 20, (long) get(KEEP_PROMPTS) << 20));
    }

    private void tell(Setting<?> setting, Object value) {
        var interested = listeners.get(setting.name());
        if (interested != null) {
            interested.tell(value);
        }
    }
}
