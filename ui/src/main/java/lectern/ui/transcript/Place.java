package lectern.ui.transcript;

import java.util.List;

/**
 * Which of the messages in one place of a conversation is shown.
 *
 * @param number of the one that is shown, from 1
 * @param ids of all of them, the oldest first
 */
public record Place(int number, List<Long> ids) {

    /** There is only one. */
    static final Place ONLY = new Place(1, List.of());

    static Place of(long id, List<Long> ids) {
        return ids == null || ids.size() < 2 ? ONLY : new Place(ids.indexOf(id) + 1, List.copyOf(ids));
    }

    boolean isOnly() {
        return ids.size() < 2;
    }

    boolean has(int step) {
        return number + step >= 1 && number + step <= ids.size();
    }

    long id(int step) {
        return ids.get(number + step - 1);
    }
}
