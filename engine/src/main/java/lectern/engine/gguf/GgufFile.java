package lectern.engine.gguf;

import static lectern.engine.gguf.GgufException.quote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The head of a GGUF file: its metadata and its tensor table. The tensors' data is not read, so a file of many
 * gigabytes is read as fast as a small one.
 *
 * <p>What {@link #read} lets through is sound by itself: keys and tensor names are unique, every type is known, the
 * tensors lie one after another as the format asks, and the file is long enough for all of them. Whether it is a model
 * that Lectern runs is {@link ModelCheck}'s question.
 *
 * <p>The typed getters answer empty for a key that is absent, and fail when the value is of another type: llama.cpp
 * ends the process when it meets one.
 */
public final class GgufFile {

    private final Path path;
    private final long size;
    private final int version;
    private final int alignment;
    private final long dataOffset;
    private final Map<String, GgufValue> metadata;
    private final Map<String, GgufTensor> tensors;

    GgufFile(Path path, long size, int version, int alignment, long dataOffset,
            LinkedHashMap<String, GgufValue> metadata, LinkedHashMap<String, GgufTensor> tensors) {
        this.path = path;
        this.size = size;
        this.version = version;
        this.alignment = alignment;
        this.dataOffset = dataOffset;
        this.metadata = Collections.unmodifiableMap(metadata);
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** Reads the head of a file of version 2 or 3, little-endian. */
    public static GgufFile read(Path path) throws GgufException {
        Objects.requireNonNull(path);
        if (Files.isDirectory(path)) {
            throw new GgufException(GgufException.Reason.UNREADABLE, path,
                    quote(path) + " is a folder, not a file. Choose the GGUF file inside it.");
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new GgufReader(channel, path, channel.size()).read();
        } catch (NoSuchFileException e) {
            throw new GgufException(GgufException.Reason.MISSING, path, "There is no file " + quote(path) + " in "
                    + path.toAbsolutePath().getParent() + ". It may have been moved or renamed.", e);
        } catch (AccessDeniedException e) {
            throw new GgufException(GgufException.Reason.UNREADABLE, path,
                    "You have no permission to read " + quote(path) + ".", e);
        } catch (IOException e) {
            throw new GgufException(GgufException.Reason.UNREADABLE, path, quote(path)
                    + " cannot be read: the disk or network it lies on gave an error.", e);
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes of the whole file. */
    public long size() {
        return size;
    }

    /** The version of the format: 2 or 3. */
    public int version() {
        return version;
    }

    /** Tensors begin at multiples of this many bytes from {@link #dataOffset}. A power of two. */
    public int alignment() {
        return alignment;
    }

    /** Where the first tensor begins, in bytes from the start of the file. */
    public long dataOffset() {
        return dataOffset;
    }

    /** All metadata in file order. */
    public Map<String, GgufValue> metadata() {
        return metadata;
    }

    /** All tensors by name, in file order. */
    public Map<String, GgufTensor> tensors() {
        return tensors;
    }

    public Optional<String> string(String key) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Text text -> Optional.of(text.value());
            case GgufValue other -> throw wrongType(key, "a string", other);
        };
    }

    /** A {@link GgufType#UINT32}, 0 to 2³¹ − 1. */
    public OptionalInt uint32(String key) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> OptionalInt.empty();
            case GgufValue.Int number when number.type() == GgufType.UINT32 -> {
                if (number.value() > Integer.MAX_VALUE) {
                    throw GgufException.damaged(path, key + " is " + number.value() + ", which is impossible");
                }
                yield OptionalInt.of((int) number.value());
            }
            case GgufValue other -> throw wrongType(key, "a u32 number", other);
        };
    }

    /** A {@link GgufType#FLOAT32}. */
    public Optional<Float> float32(String key) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Real number when number.type() == GgufType.FLOAT32 -> Optional.of((float) number.value());
            case GgufValue other -> throw wrongType(key, "an f32 number", other);
        };
    }

    public Optional<Boolean> bool(String key) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Bool truth -> Optional.of(truth.value());
            case GgufValue other -> throw wrongType(key, "a truth value", other);
        };
    }

    /** An array of strings. */
    public Optional<GgufStrings> strings(String key) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Texts texts -> Optional.of(texts.values());
            case GgufValue other -> throw wrongType(key, "an array of strings", other);
        };
    }

    /** An array whose elements are of one type. */
    public Optional<GgufValue.Numbers> numbers(String key, GgufType elementType) throws GgufException {
        return switch (metadata.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Numbers numbers when numbers.elementType() == elementType -> Optional.of(numbers);
            case GgufValue other -> throw wrongType(key, "an array of " + elementType.label(), other);
        };
    }

    private GgufException wrongType(String key, String expected, GgufValue found) {
        var is = switch (found) {
            case GgufValue.Numbers numbers -> "an array of " + numbers.elementType().label();
            case GgufValue.Texts ignored -> "an array of strings";
            default -> found.type().label();
        };
        return GgufException.damaged(path, key + " should be " + expected + " and is " + is);
    }
}
