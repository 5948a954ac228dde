package lectern.app;

import java.util.Objects;

/** Something that could not be done. The message is the English sentence of its notice. */
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Notice notice;

    public AppException(Notice notice) {
        super(notice.sentence());
        this.notice = notice;
    }

    public AppException(Notice notice, Throwable cause) {
        super(notice.sentence(), cause);
        this.notice = Objects.requireNonNull(notice);
    }

    /** What a person should read. */
    public Notice notice() {
        return notice;
    }
}
