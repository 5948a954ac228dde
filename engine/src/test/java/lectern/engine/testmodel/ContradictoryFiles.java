package lectern.engine.testmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lectern.engine.gguf.GgmlType;
import lectern.engine.gguf.GgufType;
import lectern.engine.testmodel.DamagedFile.Role;

/** Damage that a faulty converter or an attacker does: numbers out of all proportion, wrong types, things missing. */
final class ContradictoryFiles {

    private record Labelled(String label, long value) {}

    /** Values that lengths, counts and offsets have when something went wrong. */
    private static final List<Labelled> ABSURD = List.of(
            new Labelled("zero", 0),
            new Labelled("minus-one", -1),
            new Labelled("largest", Long.MAX_VALUE),
            new Labelled("smallest", Long.MIN_VALUE),
            new Labelled("four-billion", 1L << 32),
            new Labelled("a-million", 1_000_003));

    private final DamageList list;

    ContradictoryFiles(DamageList list) {
        this.list = list;
    }

    void addTo() {
        addAbsurdNumbers();
        addWrongHyperparameters();
        addWrongMetadata();
        addWrongTensors();
    }

    private void addAbsurdNumbers() {
        absurd("tensorCount");
        absurd("entryCount");
        absurd("entry general.architecture.keyLength");
        absurd("entry general.name.length");
        absurd(list.role() == Role.MODEL
                ? "entry tokenizer.ggml.tokens.count"
                : "entry clip.vision.image_mean.count");
        for (var tensor : list.someTensors()) {
            absurd("tensor " + tensor + ".nameLength");
            absurd("tensor " + tensor + ".shape0");
            absurd("tensor " + tensor + ".offset");
        }
        var first = "tensor " + list.tensors().getFirst();
        for (long value : new long[] {0, 5, 9, 31, 1000, -1, Integer.MIN_VALUE}) {
            var label = String.valueOf(value);
            list.set("version", label, value);
            list.set("entry general.architecture.type", label, value);
            list.set(first + ".type", label, value);
            list.set(first + ".dimensions", label, value);
        }
        list.set("magic", "big-endian", 0x47475546);
        list.set("version", "big-endian", 3 << 24);
        var second = "tensor " + list.tensors().get(1);
        list.set(second + ".offset", "that-of-the-first", 0);
        list.set(second + ".offset", "unaligned", 1);
    }

    private void absurd(String field) {
        for (var number : ABSURD) {
            list.set(field, number.label(), number.value());
        }
    }

    private void addWrongHyperparameters() {
        var prefix = list.role() == Role.MODEL ? "gemma3." : "clip.vision.";
        for (var key : list.keys()) {
            var value = "entry " + key + ".value";
            if (key.startsWith(prefix) && list.image().field(value).length() == 4) {
                // The last two are a huge number and, read as a float, no number at all.
                for (long number : new long[] {0, 1, 3, 7, 63, 65, 128, 100_000, 0xffff_ffffL, 0x7fc0_0000L}) {
                    list.set(value, String.valueOf(number), number);
                }
            }
        }
    }

    private void addWrongMetadata() {
        for (var key : list.keys()) {
            rebuild("without-" + key, "entry " + key + ".key", writer -> writer.without(key));
            rebuild("as-number-" + key, "entry " + key + ".type",
                    writer -> writer.raw(key, GgufType.INT64, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}));
        }
        rebuild("alignment-0", "entry general.alignment.value", writer -> writer.uint32("general.alignment", 0));
        rebuild("alignment-33", "entry general.alignment.value", writer -> writer.uint32("general.alignment", 33));
        rebuild("nested-array", "entry general.tags.elementType",
                writer -> writer.array("general.tags", GgufType.ARRAY, 1, new byte[12]));
        rebuild("other-architecture", "entry general.architecture.value",
                writer -> writer.string("general.architecture", "llama"));
        if (list.role() == Role.MODEL) {
            var tokens = new ArrayList<>(new TinyVocabulary().tokens());
            tokens.set(1000, tokens.get(1001));
            rebuild("doubled-vocabulary-entry", "entry tokenizer.ggml.tokens.value",
                    writer -> writer.strings("tokenizer.ggml.tokens", tokens));
            rebuild("huge-rope-type", "entry gemma3.rope.scaling.type.value",
                    writer -> writer.string("gemma3.rope.scaling.type", "x".repeat(100_000)));
        } else {
            rebuild("other-kind", "entry clip.projector_type.value",
                    writer -> writer.string("clip.projector_type", "pixtral"));
            rebuild("colour-divided-by-zero", "entry clip.vision.image_std.value",
                    writer -> writer.float32s("clip.vision.image_std", 0, 0, 0));
        }
    }

    private void addWrongTensors() {
        for (var tensor : list.someTensors()) {
            rebuild("without-tensor-" + tensor, "tensor " + tensor + ".name", writer -> writer.withoutTensor(tensor));
            rebuild("doubled-tensor-" + tensor, "tensor " + tensor + ".name",
                    writer -> writer.tensor(tensor, GgmlType.F32, new byte[4], 1));
            rebuild("one-number-tensor-" + tensor, "tensor " + tensor + ".shape0",
                    writer -> writer.withoutTensor(tensor).tensor(tensor, GgmlType.F32, new byte[4], 1));
        }
        rebuild("no-tensors", "tensorCount", writer -> {
            list.tensors().forEach(writer::withoutTensor);
            return writer;
        });
    }

    private void rebuild(String name, String field, UnaryOperator<GgufWriter> change) {
        list.add(name, field, () -> change.apply(list.writer()).write().bytes());
    }
}
