package lectern.ui.conversations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import lectern.ui.Messages;

/** Under which heading of the list a point in time belongs. */
final class When {

    private When() {}

    /** "Today", "Yesterday", "Last 7 days", or the month. */
    static String heading(Instant time, LocalDate today, ZoneId zone) {
        var date = time.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(date, today);
        if (days <= 0) {
            return Messages.text("conversations.today");
        }
        if (days == 1) {
            return Messages.text("conversations.yesterday");
        }
        if (days <= 7) {
            return Messages.text("conversations.week");
        }
        return DateTimeFormatter.ofPattern("LLLL yyyy", Messages.locale()).format(date);
    }
}
