package lectern.app;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A named choice with a type, a range and a default. Whoever needs one declares it as a constant; the window declares
 * its own, such as the width of its list.
 */
public final class Setting<T> {

    private final String name;
    private final T fallback;
    private final Function<T, String> write;
    private final Function<String, T> read;
    private final Predicate<T> valid;

    private Setting(
            String name, T fallback, Function<T, String> write, Function<String, T> read, Predicate<T> valid) {
        this.name = Objects.requireNonNull(name);
        this.fallback = Objects.requireNonNull(fallback);
        this.write = write;
        this.read = read;
        this.valid = valid;
    }

    public static Setting<String> text(String name, String fallback) {
        return new Setting<>(name, fallback, t -> t, t -> t, t -> true);
    }

    public static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, fallback, String::valueOf, Setting::readFlag, b -> true);
    }

    /** @param least and most: inclusive */
    public static Setting<Integer> integer(String name, int fallback, int least, int most) {
        return new Setting<>(name, fallback, String::valueOf, Integer::valueOf, i -> i >= least && i <= most);
    }

    /** @param least and most: inclusive */
    public static Setting<Double> decimal(String name, double fallback, double least, double most) {
        return new Setting<>(name, fallback, String::valueOf, Double::valueOf, d -> d >= least && d <= most);
    }

    /** One constant of an enum, kept by its name. */
    public static <E extends Enum<E>> Setting<E> choice(String name, E fallback) {
        var type = fallback.getDeclaringClass();
        return new Setting<>(name, fallback, Enum::name, t -> Enum.valueOf(type, t), e -> true);
    }

    /**
     * Anything that can be written as text.
     *
     * @param read throws an {@link IllegalArgumentException} for a text that is none
     */
    static <T> Setting<T> written(String name, T fallback, Function<T, String> write, Function<String, T> read) {
        return new Setting<>(name, fallback, write, read, t -> true);
    }

    public String name() {
        return name;
    }

    /** The value as long as nothing was chosen. */
    public T fallback() {
        return fallback;
    }

    /** @throws IllegalArgumentException when the value is out of range */
    String write(T value) {
        return write.apply(checked(value));
    }

    /** @throws IllegalArgumentException when the text is no value of this setting */
    T read(String text) {
        return checked(read.apply(text));
    }

    private T checked(T value) {
        if (!valid.test(value)) {
            throw new IllegalArgumentException(value + " is out of the range of the setting " + name + ".");
        }
        return value;
    }

    private static Boolean readFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false: " + text);
        };
    }
}
