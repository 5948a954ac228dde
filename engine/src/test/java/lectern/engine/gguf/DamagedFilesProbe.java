package lectern.engine.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.engine.testmodel.DamagedFile;
import lectern.engine.testmodel.DamagedFiles;

/**
 * Checks every damaged file, in a process of its own so that a test can give it little memory. Prints one line for
 * each: the verdict, the milliseconds, the damaged field and the file's name, with tabs between.
 */
final class DamagedFilesProbe {

    private DamagedFilesProbe() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        for (var file : DamagedFiles.all()) {
            var path = file.writeTo(folder);
            long start = System.nanoTime();
            var verdict = verdict(file.role(), path);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(verdict + "\t" + millis + "\t" + file.field() + "\t" + file.name());
            Files.delete(path);
        }
    }

    private static String verdict(DamagedFile.Role role, Path path) {
        try {
            switch (role) {
                case MODEL -> ModelCheck.checkModel(path);
                case PROJECTOR -> ModelCheck.checkProjector(path);
            }
            return "ACCEPTED";
        } catch (GgufException e) {
            return e.reason().name();
        }
    }
}
