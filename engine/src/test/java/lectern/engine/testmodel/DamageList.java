package lectern.engine.testmodel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import lectern.engine.testmodel.DamagedFile.Role;

/** Collects the damaged versions of one good file. */
final class DamageList {

    /** The field of damage that has no single place. */
    static final String WHOLE_FILE = "whole file";

    private final Role role;
    private final GgufImage image;
    private final List<DamagedFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    DamageList(Role role) {
        this.role = role;
        this.image = writer().write();
    }

    Role role() {
        return role;
    }

    /** The good file. */
    GgufImage image() {
        return image;
    }

    /** A new writer of the good file, to be changed. */
    GgufWriter writer() {
        return role == Role.MODEL ? new TinyGemma().model() : new TinyGemma().projector();
    }

    List<DamagedFile> files() {
        return List.copyOf(files);
    }

    /** Names of the good file's tensors, in file order. */
    List<String> tensors() {
        return image.fields().keySet().stream()
                .filter(field -> field.startsWith("data "))
                .map(field -> field.substring("data ".length()))
                .toList();
    }

    /** The first, the middle and the last tensor. */
    List<String> someTensors() {
        var tensors = tensors();
        return List.of(tensors.getFirst(), tensors.get(tensors.size() / 2), tensors.getLast());
    }

    /** Keys of the good file's metadata, in file order. */
    List<String> keys() {
        return image.fields().keySet().stream()
                .filter(field -> field.startsWith("entry ") && field.endsWith(".key"))
                .map(field -> field.substring("entry ".length(), field.length() - ".key".length()))
                .toList();
    }

    /** A version with other content; one of the same name is already there if places coincide, and is kept. */
    void add(String name, String field, Supplier<byte[]> content) {
        var unique = role.name().toLowerCase(Locale.ROOT) + "-" + name.replaceAll("[^A-Za-z0-9_]+", "-");
        if (names.add(unique)) {
            files.add(new DamagedFile(unique, role, field, content));
        }
    }

    /** A version in which a number is another one. */
    void set(String field, String label, long value) {
        if (image.value(field) != value) {
            add(field + "-is-" + label, field, () -> image.with(field, value));
        }
    }
}
