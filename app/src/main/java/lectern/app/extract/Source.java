package lectern.app.extract;

import java.nio.file.Path;

/**
 * A document of a table.
 *
 * @param name what the table calls it, such as its path relative to a folder, with slashes
 */
public record Source(String name, Path file) {}
