package lectern.app.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a picture of a question comes from.
 *
 * @param page of a document, from 1; empty for a picture
 */
record PictureSource(Path file, Optional<Integer> page) {}
