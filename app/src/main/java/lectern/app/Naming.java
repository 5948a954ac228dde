package lectern.app;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import lectern.engine.EngineTask;
import lectern.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the model name a conversation once it has been answered in, as long as it is called how its first question
 * begins: a name that a person gave stays. Any question comes before.
 */
final class Naming {

    private static final Logger LOG = LoggerFactory.getLogger(Naming.class);
    private static final int MOST_CODE_POINTS = 80;

    /** Later on, nobody expects another name, and reading a long conversation takes its time. */
    private static final int MOST_MESSAGES = 8;

    private final Libraries libraries;
    private final AnswerComposer composer;
    private final LongConsumer renamed;

    /** The model is asked once for each conversation and run of the program. */
    private final Set<Long> asked = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;
    private volatile EngineTask<?> task;

    /** @param renamed hears of each conversation that got a name */
    Naming(Libraries libraries, AnswerComposer composer, LongConsumer renamed) {
        this.libraries = libraries;
        this.composer = composer;
        this.renamed = renamed;
    }

    /**
     * Blocks until the conversation has its name, or there is none for it. Nothing is said of what goes wrong: the name
     * it has is good enough.
     *
     * @param busy whether somebody waits for an answer
     */
    void name(long conversation, BooleanSupplier busy) {
        try {
            stopped = false;
            if (!busy.getAsBoolean() && composer.canName() && derived(conversation).isPresent()
                    && asked.add(conversation)) {
                var branch = libraries.of(conversation).messages().shown(conversation).stream().map(Views::of).toList();
                var title = composer.title(branch, this::working);
                if (stopped) {
                    asked.remove(conversation);
                } else if (fits(title) && rename(conversation, title)) {
                    renamed.accept(conversation);
                }
            }
        } catch (AppException | StorageException e) {
            LOG.debug("A conversation keeps the beginning of its first question for a name", e);
        }
    }

    /** Makes way for a question. It is named after that one's answer. */
    void stop() {
        stopped = true;
        var working = task;
        if (working != null) {
            working.cancel();
        }
    }

    private void working(EngineTask<?> begun) {
        task = begun;
        if (stopped) {
            begun.cancel();
        }
    }

    /** In one transaction, so that a name that is given meanwhile stays. */
    private boolean rename(long conversation, String title) {
        var library = libraries.of(conversation);
        return library.transaction(() -> {
            boolean free = derived(conversation).isPresent();
            if (free) {
                library.conversations().rename(conversation, title);
            }
            return free;
        });
    }

    /** The title that came from the first question, if the conversation still has it and was answered in. */
    private Optional<String> derived(long conversation) {
        var known = libraries.of(conversation).conversations().find(conversation)
                .filter(kept -> kept.deletedAt().isEmpty() && kept.messageCount() <= MOST_MESSAGES);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var branch = libraries.of(conversation).messages().shown(conversation);
        if (branch.size() < 2 || branch.get(1).text().isBlank()) {
            return Optional.empty();
        }
        var first = Views.of(branch.getFirst());
        var title = Titles.of(first.text(), first.attachments());
        return Optional.of(title).filter(known.get().title()::equals);
    }

    private static boolean fits(String title) {
        return title.codePoints().anyMatch(Character::isLetter)
                && title.codePointCount(0, title.length()) <= MOST_CODE_POINTS;
    }
}
