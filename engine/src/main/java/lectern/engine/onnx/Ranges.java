package lectern.engine.onnx;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.engine.cache.WholeFile;
import lectern.engine.gguf.Projector;

/** The largest absolute value of every channel at every place of every block, as seen in pictures. */
final class Ranges {

    private static final TypeReference<List<Map<Site, float[]>>> TYPE = new TypeReference<>() {};

    private final List<Map<Site, float[]>> blocks;

    Ranges() {
        this(new ArrayList<>());
    }

    private Ranges(List<Map<Site, float[]>> blocks) {
        this.blocks = blocks;
    }

    /** Adds the next block. */
    void add(Map<Site, float[]> ranges) {
        blocks.add(new EnumMap<>(ranges));
    }

    float[] of(int block, Site site) {
        return blocks.get(block).get(site);
    }

    void write(Path file) throws IOException {
        WholeFile.write(file, PreparedFile.JSON.writeValueAsBytes(blocks));
    }

    /** Empty when there is no such file, or it does not belong to the projector: then they have to be seen anew. */
    static Optional<Ranges> read(Path file, Projector projector) {
        try {
            var ranges = new Ranges(PreparedFile.JSON.readValue(Files.readAllBytes(file), TYPE));
            return ranges.fits(projector) ? Optional.of(ranges) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean fits(Projector projector) {
        return blocks.size() == projector.blocks() && blocks.stream().allMatch(block -> {
            for (var site : Site.values()) {
                var range = block.get(site);
                if (range == null || range.length != SiglipGraphs.channels(projector, site)) {
                    return false;
                }
            }
            return true;
        });
    }
}
