package lectern.engine.llama;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import lectern.engine.encode.CancelFlag;
import lectern.engine.encode.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a KV cache belongs to: it fits the same model, projector, encoder and library, and nothing else. */
final class PromptIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(PromptIdentity.class);

    /** So large a file is hashed before anybody notices. */
    private static final long SMALL = 64L << 20;

    private static final int LENGTH = 16;

    private final FileHash hashes;
    private final Path model;
    private final Optional<Path> projector;
    private final String rest;
    private final int tokensPerImage;
    private String name;

    /**
     * @param folder where hashes of files are kept
     * @param rest whatever else the numbers depend on
     */
    PromptIdentity(Path folder, Path model, Optional<Path> projector, String rest, int tokensPerImage) {
        this.hashes = new FileHash(folder);
        this.model = model;
        this.projector = projector;
        this.rest = rest;
        this.tokensPerImage = tokensPerImage;
    }

    int tokensPerImage() {
        return tokensPerImage;
    }

    /** A short hash of all of it; empty while a large file would have to be hashed for it. */
    Optional<String> known() {
        return name(this::hashIfQuick);
    }

    /** The same, hashing whatever it takes; empty when that is cancelled or fails. */
    Optional<String> find(CancelFlag cancel) {
        return name(file -> Optional.ofNullable(hashes.of(file, fraction -> {}, cancel)));
    }

    @FunctionalInterface
    private interface Hashing {
        Optional<String> of(Path file) throws IOException;
    }

    private Optional<String> hashIfQuick(Path file) throws IOException {
        var known = hashes.known(file);
        return known.isPresent() || Files.size(file) > SMALL
                ? known
                : Optional.of(hashes.of(file, fraction -> {}, new CancelFlag()));
    }

    private Optional<String> name(Hashing hashing) {
        if (name == null) {
            try {
                var first = hashing.of(model);
                var second = projector.isEmpty() ? Optional.of("") : hashing.of(projector.get());
                if (first.isPresent() && second.isPresent()) {
                    name = hash(first.get() + "\n" + second.get() + "\n" + rest);
                }
            } catch (IOException e) {
                LOG.debug("A model could not be hashed", e);
            }
        }
        return Optional.ofNullable(name);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
