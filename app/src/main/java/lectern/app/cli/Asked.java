package lectern.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lectern.app.pages.ChosenPages;
import lectern.app.pages.DocumentParts;
import lectern.app.pages.PageProposal;
import lectern.engine.Chat;
import lectern.engine.ModelInfo;
import lectern.engine.document.PictureException;
import lectern.engine.pages.PageSelection;

/** What was asked, before it is known how much of it fits into a context window. */
sealed interface Asked {

    /**
     * As much of it as fits.
     *
     * @param contextSize tokens that there is room for
     * @param say hears what is left out
     */
    ConversationFile.Loaded fit(ModelInfo.Vision vision, int contextSize, Consumer<String> say) throws PictureException;

    /** Whether less of it may be asked. */
    boolean canShrink();

    /** A whole conversation, as it is. */
    record Conversation(ConversationFile.Loaded loaded) implements Asked {

        @Override
        public ConversationFile.Loaded fit(ModelInfo.Vision vision, int contextSize, Consumer<String> say) {
            return loaded;
        }

        @Override
        public boolean canShrink() {
            return false;
        }
    }

    /**
     * A question about documents.
     *
     * @param files where the documents come from
     * @param system instructions for the model
     * @param named whether the pages were asked for by number, and none may be left out
     */
    record Question(List<Path> files, List<ChosenPages> documents, String text, Optional<String> system, boolean named)
            implements Asked {

        @Override
        public ConversationFile.Loaded fit(ModelInfo.Vision vision, int contextSize, Consumer<String> say)
                throws PictureException {
            var chosen = named ? documents : fitting(vision, contextSize, say);
            var built = DocumentParts.of(chosen, text, vision.imageSize());
            var sources = built.sources().stream()
                    .map(s -> new PictureSource(files.get(s.document()), page(chosen.get(s.document()), s)))
                    .toList();
            var turn = new Chat.Turn(Chat.Role.USER, built.parts());
            return new ConversationFile.Loaded(
                    new Chat(system, List.of(turn)), sources, new AskedDocuments(files, chosen, text));
        }

        @Override
        public boolean canShrink() {
            return !named && documents.stream().anyMatch(d -> d.pages().size() > 1);
        }

        private List<ChosenPages> fitting(ModelInfo.Vision vision, int contextSize, Consumer<String> say)
                throws PictureException {
            int taken = DocumentParts.tokens(text) + DocumentParts.tokens(system.orElse(""));
            var fitting = PageProposal.fit(
                    documents, text, PageProposal.budget(contextSize) - taken, vision.imageSize(),
                    vision.tokensPerImage());
            for (int i = 0; i < fitting.size(); i++) {
                int all = documents.get(i).pages().size();
                if (fitting.get(i).pages().size() < all) {
                    say.accept("Of the " + all + " pages of " + fitting.get(i).name()
                            + ", these fit and have most to do with the question: "
                            + PageSelection.of(fitting.get(i).pages()).text()
                            + ". Choose others with --pages, or make room with --context.");
                }
            }
            return fitting;
        }

        private static Optional<Integer> page(ChosenPages chosen, DocumentParts.Source source) {
            return chosen.isPaged() ? Optional.of(source.page() + 1) : Optional.empty();
        }
    }
}
