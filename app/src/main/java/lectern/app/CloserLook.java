package lectern.app;

import java.util.ArrayList;
import java.util.List;
import lectern.engine.document.PanScanMode;

/** The branch to a question as it is told for a closer reading. */
final class CloserLook {

    private CloserLook() {}

    /** With the attachments of the nearest question that has some in the finest crops. */
    static List<MessageView> at(List<MessageView> branch) {
        var closer = new ArrayList<>(branch);
        for (int i = closer.size() - 1; i >= 0; i--) {
            var message = closer.get(i);
            if (!message.attachments().isEmpty()) {
                closer.set(i, message.with(message.attachments().stream()
                        .map(a -> a.with(a.choices().withPanScan(PanScanMode.FINE)))
                        .toList()));
                break;
            }
        }
        return List.copyOf(closer);
    }
}
