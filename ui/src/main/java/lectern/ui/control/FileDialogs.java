package lectern.ui.control;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What only the operating system has: its dialogs for choosing files, its browser. Tests do without them. */
public interface FileDialogs {

    /** Pictures and documents to ask about; empty when the person thought better of it. */
    List<Path> choosePictures();

    /** A GGUF file. @param title what it is chosen for @param near where to begin to look; empty if anywhere */
    Optional<Path> chooseModelFile(String title, Optional<Path> near);

    /** Where conversations are to be written to; the ending says the format. @param name without an ending */
    Optional<Path> chooseExport(String name);

    /** A file of conversations. */
    Optional<Path> chooseImport();

    /** A folder of documents. */
    Optional<Path> chooseFolder();

    /** Where a table is to be written to; the ending says the format. @param name without an ending */
    Optional<Path> chooseTable(String name);

    /** Opens an address in the person's browser or mail program. Nothing is fetched by Lectern itself. */
    void browse(URI address);
}
