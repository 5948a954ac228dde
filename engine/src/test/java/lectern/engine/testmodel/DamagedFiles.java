package lectern.engine.testmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some hundreds of files with one thing wrong with each, always the same ones: cut short, counts and lengths out of all
 * proportion, flipped bits, wrong types and widths, doubled names, other files under a model's name.
 *
 * <p>Writes them to a folder from the command line: {@code java -cp … lectern.engine.testmodel.DamagedFiles FOLDER}.
 */
public final class DamagedFiles {

    private DamagedFiles() {}

    /** All damaged models, then all damaged projectors. */
    public static List<DamagedFile> all() {
        var all = new ArrayList<DamagedFile>();
        for (var role : DamagedFile.Role.values()) {
            var list = new DamageList(role);
            new CorruptedBytes(list).addTo();
            new ContradictoryFiles(list).addTo();
            all.addAll(list.files());
        }
        return List.copyOf(all);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: DamagedFiles FOLDER");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(arguments[0]));
        for (var file : all()) {
            file.writeTo(folder);
        }
    }
}
