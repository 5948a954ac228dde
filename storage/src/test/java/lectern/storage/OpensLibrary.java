package lectern.storage;

import java.nio.file.Path;

/** A second process that opens a library and says what came of it. */
final class OpensLibrary {

    private OpensLibrary() {}

    public static void main(String[] arguments) {
        try (var library = Library.open(Path.of(arguments[0]))) {
            System.out.println("opened " + library.conversations().list().size());
        } catch (StorageException e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }
}
