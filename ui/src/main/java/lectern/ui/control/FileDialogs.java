package lectern.ui.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The system's own dialogs for choosing files. Tests choose without them. */
public interface FileDialogs {

    /** Pictures and documents to ask about; empty when the person thought better of it. */
    List<Path> choosePictures();

    /** A GGUF file. @param title what it is chosen for @param near where to begin to look; empty if anywhere */
    Optional<Path> chooseModelFile(String title, Optional<Path> near);
}
