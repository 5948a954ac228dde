package lectern.engine.testmodel;

import static lectern.engine.testmodel.DamageList.WHOLE_FILE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage that disks, networks and mistaken downloads do: bytes lost, changed or of another file. */
final class CorruptedBytes {

    private final DamageList list;
    private final GgufImage image;
    private final SplittableRandom random;

    CorruptedBytes(DamageList list) {
        this.list = list;
        this.image = list.image();
        this.random = new SplittableRandom(list.role().ordinal() + 20_250_101L);
    }

    void addTo() {
        addTruncations();
        addForeignFiles();
        addFlippedBits();
        addBrokenWeights();
    }

    private void addTruncations() {
        for (int length : new int[] {0, 1, 3, 4, 7, 8, 16, 23, 24, 37, 64}) {
            cut(length);
        }
        var starts = image.fields().values().stream().mapToInt(GgufImage.Field::offset).sorted().distinct().toArray();
        for (int i = 8; i < starts.length; i += starts.length / 12) {
            cut(starts[i]);
        }
        cut(image.dataOffset() - 1);
        cut(image.dataOffset());
        var last = image.field("data " + list.tensors().getLast());
        int end = last.offset() + last.length();
        cut(end - 1);
        for (int i = 0; i < 6; i++) {
            cut(random.nextInt(65, end));
        }
    }

    private void cut(int length) {
        list.add("cut-at-" + length, WHOLE_FILE, () -> Arrays.copyOf(image.bytes(), length));
    }

    private void addForeignFiles() {
        text("web-page", "<!DOCTYPE html><html><title>403</title></html>");
        text("empty-line", "\n");
        text("git-lfs-pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        text("zip", "PK\u0003\u0004 model.gguf");
        text("safetensors", "\u0010\0\0\0\0\0\0\0{\"__metadata__\":{}}");
        list.add("zeros", WHOLE_FILE, () -> new byte[100_000]);
        random("random", 0);
        random("mark-and-random", 8);
        random("head-and-random", 24);
        random("some-metadata-and-random", 400);
        list.add("shifted-by-one", WHOLE_FILE, () -> {
            var bytes = new byte[image.size() + 1];
            System.arraycopy(image.bytes(), 0, bytes, 1, image.size());
            return bytes;
        });
        zeroed("first-block-lost", WHOLE_FILE, 0, 4096);
        zeroed("block-of-metadata-lost", WHOLE_FILE, 512, 1024);
        zeroed("block-of-tensor-table-lost", WHOLE_FILE, image.dataOffset() - 1024, image.dataOffset() - 512);
        list.add("text-after-the-end", "padding", () -> {
            var bytes = Arrays.copyOf(image.bytes(), image.size() + 100);
            Arrays.fill(bytes, image.size(), bytes.length, (byte) '!');
            return bytes;
        });
    }

    private void text(String name, String latin1) {
        list.add(name, WHOLE_FILE, () -> latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The first bytes are right and everything after them is noise. */
    private void random(String name, int kept) {
        list.add(name, WHOLE_FILE, () -> {
            var bytes = new byte[image.size()];
            new SplittableRandom(kept).nextBytes(bytes);
            System.arraycopy(image.bytes(), 0, bytes, 0, kept);
            return bytes;
        });
    }

    private void zeroed(String name, String field, int from, int to) {
        list.add(name, field, () -> filled(from, to, 0));
    }

    private void addFlippedBits() {
        for (int i = 0; i < 60; i++) {
            flip("head", random.nextInt(image.dataOffset()));
        }
        // The vocabulary fills most of a model's head; these hit what surrounds it.
        var small = image.fields().entrySet().stream()
                .filter(field -> !field.getKey().startsWith("data ") && field.getValue().length() <= 64)
                .map(field -> field.getValue())
                .toList();
        for (int i = 0; i < 60; i++) {
            var field = small.get(random.nextInt(small.size()));
            flip("field", field.offset() + random.nextInt(field.length()));
        }
        for (int i = 0; i < 10; i++) {
            flip("weights", random.nextInt(image.dataOffset(), image.size()));
        }
    }

    private void flip(String where, int offset) {
        int bit = random.nextInt(8);
        list.add("bit-in-" + where + "-" + offset + "-" + bit, image.fieldAt(offset), () -> {
            var bytes = image.bytes();
            bytes[offset] ^= (byte) (1 << bit);
            return bytes;
        });
    }

    private void addBrokenWeights() {
        for (var tensor : list.someTensors()) {
            var field = image.field("data " + tensor);
            // All bits set is not a number in every floating-point type; 7c7c is a large number.
            for (int value : new int[] {0, 0xff, 0x7c}) {
                list.add("weights-" + tensor + "-all-%02x".formatted(value), "data " + tensor,
                        () -> filled(field.offset(), field.offset() + field.length(), value));
            }
        }
    }

    private byte[] filled(int from, int to, int value) {
        var bytes = image.bytes();
        Arrays.fill(bytes, from, to, (byte) value);
        return bytes;
    }
}
