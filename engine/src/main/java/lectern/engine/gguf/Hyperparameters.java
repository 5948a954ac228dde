package lectern.engine.gguf;

import java.util.OptionalInt;

/** Reads the numbers that describe a network from one file's metadata, under one key prefix, with their limits. */
final class Hyperparameters {

    private final GgufFile file;
    private final String prefix;

    /** @param prefix what every key begins with, such as {@code gemma3.} */
    Hyperparameters(GgufFile file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** A number that has to be there, from 1 to {@code max}. */
    int size(String key, int max) throws GgufException {
        return optionalSize(key, max).orElseThrow(() -> missing(key));
    }

    /** A number from 1 to {@code max} that may be absent. */
    OptionalInt optionalSize(String key, int max) throws GgufException {
        var value = file.uint32(prefix + key);
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > max)) {
            throw GgufException.damaged(file.path(), prefix + key + " is " + value.getAsInt()
                    + "; possible is 1 to " + max);
        }
        return value;
    }

    /** A number under {@code key} that, if present, has to equal what it stands for by default. */
    void sameSize(String key, int expected) throws GgufException {
        var value = file.uint32(prefix + key);
        if (value.isPresent() && value.getAsInt() != expected) {
            throw GgufException.unsupported(file.path(), "sets " + prefix + key + " to " + value.getAsInt()
                    + " where Gemma 3 has " + expected + ". Lectern does not run such a model.");
        }
    }

    /** The small number that a norm adds so as not to divide by zero: 0 up to 1. */
    float epsilon(String key) throws GgufException {
        float value = file.float32(prefix + key).orElseThrow(() -> missing(key));
        if (!(value >= 0 && value < 1)) {
            throw GgufException.damaged(file.path(), prefix + key + " is " + value);
        }
        return value;
    }

    /** A finite number of at least 0 (above 0 if {@code positive}) that may be absent. */
    void optionalFactor(String key, boolean positive) throws GgufException {
        var value = file.float32(prefix + key);
        if (value.isPresent() && !(Float.isFinite(value.get()) && (positive ? value.get() > 0 : value.get() >= 0))) {
            throw GgufException.damaged(file.path(), prefix + key + " is " + value.get());
        }
    }

    /** A truth value that stands for true when it is absent. */
    boolean isTrueByDefault(String key) throws GgufException {
        return file.bool(prefix + key).orElse(true);
    }

    /** A feature of other models: fails unless the key is absent or its value is 0 or false. */
    void unused(String key) throws GgufException {
        var used = switch (file.metadata().get(prefix + key)) {
            case null -> false;
            case GgufValue.Int number -> number.value() != 0;
            case GgufValue.Bool truth -> truth.value();
            case GgufValue.Numbers numbers -> numbers.size() > 0;
            case GgufValue ignored -> true;
        };
        if (used) {
            throw GgufException.unsupported(file.path(), "uses " + prefix + key
                    + ", which Gemma 3 does not have. Lectern does not run such a model.");
        }
    }

    GgufException missing(String key) {
        return GgufException.damaged(file.path(), prefix + key + " is missing from its metadata");
    }
}
