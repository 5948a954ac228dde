package lectern.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import lectern.engine.document.PictureException.Reason;

/** Reads what has to be refused. */
final class Refusals {

    private static final PictureReader READER = new PictureReader();

    private Refusals() {}

    /** @param part of the sentence that says why */
    static void assertRefused(Path file, Reason reason, String part) {
        var refused = catchThrowableOfType(PictureException.class, () -> READER.read(file));
        assertThat(refused).isNotNull().hasMessageContaining(part);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    static PictureException refuse(byte[] bytes, String name) {
        var refused = catchThrowableOfType(PictureException.class, () -> READER.read(bytes, name));
        assertThat(refused).as(name).isNotNull();
        return refused;
    }
}
