package lectern.engine.encode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.engine.EncoderReport.Measured;
import lectern.engine.cache.WholeFile;

/** Keeps which encoder is the quickest for a projector on this computer: one small file each. */
public final class EncoderMemory {

    private static final String ENDING = ".encoder.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path folder;

    /** @param machine what was measured on: with other libraries or another processor it counts no more */
    private record Kept(String machine, Measured measured) {}

    public EncoderMemory(Path folder) {
        this.folder = folder;
    }

    /** @param projector SHA-256 of its file */
    public Optional<Measured> find(String projector, String machine, int threads) {
        return read(folder.resolve(projector + ENDING))
                .filter(kept -> kept.machine().equals(machine) && kept.measured().threads() == threads)
                .map(Kept::measured);
    }

    public void keep(String projector, String machine, Measured measured) throws IOException {
        WholeFile.write(folder.resolve(projector + ENDING), JSON.writeValueAsBytes(new Kept(machine, measured)));
    }

    /** Everything that is known, on whatever it was measured. */
    public List<Measured> all() {
        var all = new ArrayList<Measured>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                files.forEach(file -> read(file).ifPresent(kept -> all.add(kept.measured())));
            } catch (IOException e) {
                return List.of();
            }
        }
        return all;
    }

    /** What cannot be read counts as not known: it is measured again. */
    private static Optional<Kept> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Kept.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
